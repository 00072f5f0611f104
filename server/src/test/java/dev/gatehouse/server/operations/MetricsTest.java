package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void scrapeWhenACallWasMadeThenItIsCountedByApiProductApplicationAndOutcome() {
        metrics.calls().read(AccessRecords.served("echo-api", "app", "/"));
        metrics.calls().read(AccessRecords.served("echo-api", "app", "/"));
        metrics.calls().read(AccessRecords.record("echo-api", "", "/", AccessOutcome.RATE_LIMITED, "too many"));

        assertThat(metrics.scrape().lines())
                .contains(
                        "gatehouse_calls_total{api=\"echo-api\",application=\"app\",outcome=\"served\",product=\"starter\"} 2.0",
                        "gatehouse_calls_total{api=\"echo-api\",application=\"none\",outcome=\"rate_limited\",product=\"starter\"} 1.0",
                        "gatehouse_call_duration_seconds_bucket{api=\"echo-api\",le=\"0.005\"} 3",
                        "gatehouse_call_duration_seconds_count{api=\"echo-api\"} 3")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
    }

    @Test
    void scrapeWhenThereAreTooManyApplicationsThenTheRestCountsAsOther() {
        for (int i = 0; i < 12_000; i++) {
            metrics.calls().read(AccessRecords.served("api-" + i % 200, "application-" + i, "/"));
        }
        var lines =
                metrics.scrape().lines().filter(line -> !line.startsWith("#")).toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(10_000);
        assertThat(lines)
                .contains(
                        "gatehouse_calls_total{api=\"other\",application=\"other\",outcome=\"served\",product=\"other\"} "
                                + (12_000.0 - CallMetrics.MOST_COUNTED));
        assertThat(lines).noneMatch(line -> line.contains("application-11999"));
    }

    @Test
    void scrapeWhenANumberIsGivenThenItIsShownAsItGrows() {
        var number = new java.util.concurrent.atomic.AtomicLong(3);
        metrics.count("gatehouse.tokens.issued", "Tokens issued", number::get);
        assertThat(metrics.scrape()).contains("\ngatehouse_tokens_issued_total 3.0\n");
        number.set(4);
        assertThat(metrics.scrape()).contains("\ngatehouse_tokens_issued_total 4.0\n");
    }

    @Test
    void scrapeWhenTheGarbageWasCollectedThenANumberStillGrows() {
        var number = new java.util.concurrent.atomic.AtomicLong(3);
        metrics.count("gatehouse.tokens.issued", "Tokens issued", number::get);
        metrics.scrape();
        var collected = new java.lang.ref.WeakReference<>(new Object());
        while (collected.get() != null) {
            System.gc();
        }
        number.set(4);
        assertThat(metrics.scrape()).contains("\ngatehouse_tokens_issued_total 4.0\n");
    }
}
