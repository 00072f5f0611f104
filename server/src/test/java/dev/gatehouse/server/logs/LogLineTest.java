package dev.gatehouse.server.logs;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LogLineTest {
    private static final String FORGED = "2026-11-22T10:00:00.000Z CALL  forged";

    @Test
    void textWhenTheMessageHoldsLineEndsAndTerminalCodesThenItStaysOneLineWithoutThem() {
        var line =
                text(LogLine.text(Instant.EPOCH, "INFO", "a\r\n" + FORGED + "\u001b[31m\u009b31m\u202e\u2028\u007fz"));
        assertThat(line)
                .isEqualTo("1970-01-01T00:00:00.000Z INFO  a\\u000d\\u000a" + FORGED
                        + "\\u001b[31m\\u009b31m\\u202e\\u2028\\u007fz\n");
    }

    @Test
    void traceWhenAnExceptionsMessageLooksLikeALineOfTheLogThenItIsIndentedAndEscaped() {
        var trace = text(LogLine.trace("java.lang.IllegalStateException: said\r" + FORGED + "\n" + FORGED
                + "\u001b[2J\n\tat dev.gatehouse.Some.where(Some.java:1)\n"));
        assertThat(trace.lines()).allMatch(line -> line.startsWith("    ")).hasSize(4);
        assertThat(trace).contains("at dev.gatehouse.Some.where(Some.java:1)").doesNotContain("\u001b", "\t", "\r");
    }

    @Test
    void jsonWhenAValueHoldsTerminalCodesThenTheyAreEscaped() {
        var line = text(LogLine.json(Map.of("reason", "a\n\u001b[31m\u009b31m\u202e\u00e9")));
        assertThat(line).isEqualTo("{\"reason\":\"a\\n\\u001B[31m\\u009B31m\\u202E\\u00E9\"}\n");
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
