package dev.gatehouse.server.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Map;

/** Renders one line of a log, its end included. */
public final class LogLine {
    private static final java.time.format.DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final JsonMapper JSON = new JsonMapper();

    private LogLine() {}

    /** Time, level and message; control characters in the message are escaped, so that it stays one line. */
    public static byte[] text(Instant time, String level, String message) {
        var line = new StringBuilder(message.length() + 40)
                .append(TIME.format(time))
                .append(' ')
                .append(level)
                .append(level.length() < 5 ? " " : "")
                .append(' ');
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append("\\u%04x".formatted((int) c));
            } else {
                line.append(c);
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The fields as one JSON object. */
    public static byte[] json(Map<String, Object> fields) {
        try {
            var object = JSON.writeValueAsBytes(fields);
            var line = Arrays.copyOf(object, object.length + 1);
            line[object.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
