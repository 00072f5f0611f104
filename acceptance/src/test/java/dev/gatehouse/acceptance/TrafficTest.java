package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** What became of real calls, asked right after them. */
@ExtendWith(SharedGatehouse.class)
class TrafficTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Estate estate;

    TrafficTest(Estate estate) {
        this.estate = estate;
    }

    @Test
    void callsAreSummedUpAndRefusalsToldWithTheirReason() {
        var product = estate.product("[\"application-token\"]");
        var application = estate.application(product);
        var token = estate.token(application, product);
        assertThat(estate.echoAs(token).status()).isEqualTo(200);
        estate.unlink(application, product);
        assertThat(estate.echoAs(token).status()).isEqualTo(403);

        var ofApplication = "$filter=applicationId%20eq%20'" + application.name() + "'";
        var refusals = until(() -> estate.arm("GET", "/refusals?" + ofApplication, ""), "LINK_MISSING");
        var refusal = refusals.json().at("/value/0");
        assertThat(refusal.path("status").asInt()).isEqualTo(403);
        assertThat(refusal.path("reason").asText()).isNotBlank();
        assertThat(refusals.body()).doesNotContain(token).doesNotContain(application.secret());

        var sums = estate.arm("GET", "/traffic?by=application,outcome&" + ofApplication, "")
                .json()
                .at("/value");
        assertThat(sums.findValuesAsText("outcome")).containsExactlyInAnyOrder("SERVED", "LINK_MISSING");
        var report = estate.arm(
                "GET",
                "/reports/byProduct?$filter=timestamp%20ge%20datetime'2026-01-01T00:00:00'%20and%20productId%20eq%20'"
                        + product.name() + "'",
                "");
        assertThat(report.json().at("/value/0/callCountSuccess").asInt()).isEqualTo(1);
    }

    /** The record of a call reaches its readers a moment after the call. */
    private static Wire.Answer until(java.util.function.Supplier<Wire.Answer> asking, String text) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = asking.get();
            if (answer.body().contains(text) || Instant.now().isAfter(end)) {
                assertThat(answer.body()).contains(text);
                return answer;
            }
            Thread.onSpinWait();
        }
    }
}
