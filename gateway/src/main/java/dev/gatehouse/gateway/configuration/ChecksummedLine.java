package dev.gatehouse.gateway.configuration;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A line of a file with its checksum before it, so that a torn or damaged one is not taken for a whole one. */
final class ChecksummedLine {
    private static final int PREFIX = 9;

    private ChecksummedLine() {}

    /** @param text without line breaks */
    static byte[] of(String text) {
        return (checksum(text) + ' ' + text + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** @return the text; nothing if the line is damaged */
    static Optional<String> read(String line) {
        if (line.length() < PREFIX || line.charAt(PREFIX - 1) != ' ') {
            return Optional.empty();
        }
        var text = line.substring(PREFIX);
        return line.startsWith(checksum(text)) ? Optional.of(text) : Optional.empty();
    }

    private static String checksum(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
