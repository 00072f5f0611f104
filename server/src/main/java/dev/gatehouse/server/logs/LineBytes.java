package dev.gatehouse.server.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * One line of a log after the other, put together in one array: the line of a call is made as often as a call, so nothing
 * is made along the way that is thrown away again. Used by one thread.
 */
public final class LineBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int UUID_LENGTH = 36;
    private static final int SECONDS_LENGTH = "2026-01-02T03:04:05".length();

    private byte[] bytes = new byte[512];
    private int end;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = {};

    /** Begins a line with a time, as {@link LogLine#text} does, and a level of five letters or fewer. */
    public LineBytes begin(Instant time, String level) {
        end = 0;
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            var whole = LogLine.TIME.format(time);
            // Years beyond 9999 are longer; the milliseconds stand at the end all the same.
            secondText = whole.substring(0, whole.length() - ".000Z".length()).getBytes(StandardCharsets.US_ASCII);
        }
        room(Math.max(SECONDS_LENGTH, secondText.length) + 16);
        System.arraycopy(secondText, 0, bytes, 0, secondText.length);
        end = secondText.length;
        int millis = time.getNano() / 1_000_000;
        bytes[end++] = '.';
        bytes[end++] = (byte) ('0' + millis / 100);
        bytes[end++] = (byte) ('0' + millis / 10 % 10);
        bytes[end++] = (byte) ('0' + millis % 10);
        bytes[end++] = 'Z';
        bytes[end++] = ' ';
        text(level);
        return level.length() < 5 ? text("  ") : text(" ");
    }

    /** Adds a text; what would break the line or lead a terminal astray is escaped, as in every line of the log. */
    public LineBytes text(String text) {
        int length = text.length();
        room(length);
        int at = end;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return escaped(text);
            }
            bytes[at++] = (byte) c;
        }
        end = at;
        return this;
    }

    /** Adds a number that is not negative. */
    public LineBytes number(long number) {
        if (number < 0) {
            return text(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = number;
        for (int at = end + digits - 1; at >= end; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += digits;
        return this;
    }

    public LineBytes id(UUID id) {
        room(UUID_LENGTH);
        hex(id.getMostSignificantBits(), 0, 8);
        bytes[end++] = '-';
        hex(id.getMostSignificantBits(), 8, 12);
        bytes[end++] = '-';
        hex(id.getMostSignificantBits(), 12, 16);
        bytes[end++] = '-';
        hex(id.getLeastSignificantBits(), 0, 4);
        bytes[end++] = '-';
        hex(id.getLeastSignificantBits(), 4, 16);
        return this;
    }

    /** Ends the line. */
    public LineBytes end() {
        room(1);
        bytes[end++] = '\n';
        return this;
    }

    /** The array that the line stands in, from its start on; good until the next line begins. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return end;
    }

    private LineBytes escaped(String text) {
        var line = new StringBuilder(text.length() + 40);
        LogLine.escape(text, line);
        var encoded = line.toString().getBytes(StandardCharsets.UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, end, encoded.length);
        end += encoded.length;
        return this;
    }

    private void hex(long bits, int from, int to) {
        for (int digit = from; digit < to; digit++) {
            bytes[end++] = HEX[(int) (bits >>> (60 - 4 * digit)) & 15];
        }
    }

    private void room(int length) {
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
        }
    }
}
