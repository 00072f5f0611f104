package dev.gatehouse.server.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.server.settings.Settings.LogFormat;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class AccessLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void readWhenTheFormatIsTextThenTheCallIsOneLineWithItsRequestId() {
        new AccessLog(LogFormat.TEXT, out)
                .read(AccessRecords.record("echo-api", "app", "/echo", AccessOutcome.LINK_MISSING, "no link"));

        assertThat(written())
                .isEqualTo("2026-01-02T03:04:05.006Z CALL  " + AccessRecords.ID
                        + " GET localhost/echo 200 LINK_MISSING 3000us from 127.0.0.1 api=echo-api operation=echo-api/get"
                        + " product=starter application=app user=1: no link\n");
    }

    @Test
    void readWhenTheFormatIsJsonThenTheCallIsOneObject() throws IOException {
        new AccessLog(LogFormat.JSON, out).read(AccessRecords.served("echo-api", "app", "/a\"b"));

        assertThat(written()).endsWith("}\n");
        var line = new ObjectMapper().readTree(written());
        assertThat(line.path("requestId").asText()).isEqualTo(AccessRecords.ID.toString());
        assertThat(line.path("path").asText()).isEqualTo("/a\"b");
        assertThat(line.path("totalMicros").asLong()).isEqualTo(3000);
        assertThat(line.has("subscription")).isFalse();
    }

    @Test
    void readWhenThePathHoldsLineEndsThenNoSecondLineIsWritten() {
        new AccessLog(LogFormat.TEXT, out).read(AccessRecords.served("a", "b", "/x\r\n2026 CALL forged\u2028"));

        assertThat(written())
                .containsOnlyOnce("\n")
                .endsWith("\n")
                .doesNotContain("\r", "\u2028")
                .contains("\\u000d\\u000a");
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
