package dev.gatehouse.server.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Map;

/** Renders one line of a log, its end included. */
public final class LogLine {
    static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    /** Terminals act on some characters beyond ASCII too; programs read the escapes as what they stand for. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private LogLine() {}

    /** Time, level and message; control characters in the message are escaped, so that it stays one line. */
    public static byte[] text(Instant time, String level, String message) {
        var line = new StringBuilder(message.length() + 40)
                .append(TIME.format(time))
                .append(' ')
                .append(level)
                .append(level.length() < 5 ? " " : "")
                .append(' ');
        escape(message, line);
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A stack trace, each of its lines indented: what stands in an exception's message may come from a caller, and must
     * not pass for a line of the log.
     */
    static byte[] trace(String trace) {
        var lines = new StringBuilder(trace.length() + 400);
        trace.lines().forEach(each -> {
            lines.append("    ");
            escape(each.replace("\t", "    "), lines);
            lines.append('\n');
        });
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Terminals act on control characters, and on those that change the direction of what follows. */
    static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean invisible = switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
                default -> false;
            };
            if (invisible) {
                line.append("\\u%04x".formatted((int) c));
            } else {
                line.append(c);
            }
        }
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
