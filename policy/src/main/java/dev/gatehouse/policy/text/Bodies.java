package dev.gatehouse.policy.text;

import dev.gatehouse.policy.Headers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Bodies that policies take into memory and change. */
public final class Bodies {

    /** The largest body that a policy works on, in bytes, as it was sent and unpacked. */
    public static final int LIMIT = 4 * 1024 * 1024;

    /** A body that can't be unpacked. */
    public static final class Packed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Packed(String message) {
            super(message, null, false, false);
        }
    }

    private Bodies() {}

    /**
     * The body without its {@code Content-Encoding}: gzip and deflate (RFC 9110 section 8.4.1) are unpacked.
     *
     * @throws Packed if it is coded otherwise, is broken, or is too large
     */
    public static byte[] unpacked(Headers headers, byte[] body) {
        String coding =
                String.join(",", headers.all("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
        if (coding.isEmpty() || coding.equals("identity")) {
            return body;
        }
        try (InputStream packed = open(coding, body)) {
            byte[] plain = packed.readNBytes(LIMIT + 1);
            if (plain.length > LIMIT) {
                throw new Packed("it is larger than " + LIMIT + " bytes");
            }
            return plain;
        } catch (IOException _) {
            throw new Packed("it is not what its Content-Encoding says");
        }
    }

    private static InputStream open(String coding, byte[] body) throws IOException {
        InputStream bytes = new ByteArrayInputStream(body);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(bytes);
            case "deflate" -> new InflaterInputStream(bytes);
            default -> throw new Packed("its Content-Encoding is not known");
        };
    }
}
