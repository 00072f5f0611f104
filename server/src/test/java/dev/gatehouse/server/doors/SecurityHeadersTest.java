package dev.gatehouse.server.doors;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityHeadersTest {
    private final Request request = Request.of("GET", "/", Headers.none(), new byte[0]);

    @ParameterizedTest
    @CsvSource({
        "https://control.example.com, true",
        "https://localhost:9443, false",
        "https://gatehouse.localhost, false",
        "https://127.0.0.1:9443, false",
        "https://[::1]:9443, false"
    })
    void handleWhenTheHostIsPublicThenHttpsIsDemandedForItAlone(String url, boolean demanded) {
        var reply = new SecurityHeaders(_ -> Reply.text(200, "hello"), url).handle(request);

        assertThat(reply.headers().first("Strict-Transport-Security").isPresent())
                .isEqualTo(demanded);
        assertThat(reply.headers().first("Strict-Transport-Security").orElse(""))
                .doesNotContain("includeSubDomains");
    }

    @Test
    void handleWhenAHandlerKnowsBetterThenItsHeadersStay() {
        Handler handler = _ -> Reply.text(200, "hello")
                .with("Cache-Control", "max-age=60")
                .with("content-security-policy", "default-src 'self'");
        var reply = new SecurityHeaders(handler, "https://localhost").handle(request);

        assertThat(reply.headers().all("Cache-Control")).containsExactly("max-age=60");
        assertThat(reply.headers().all("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(reply.headers().first("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.status()).isEqualTo(200);
    }
}
