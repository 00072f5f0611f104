package dev.gatehouse.jose;

import java.util.Arrays;
import java.util.Base64;

/** Base64url as RFC 7515 section 2 wants it, and nothing else: no padding, no white space, no stray trailing bits. */
final class Base64Url {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    /** @param part names the part in the message, such as {@code header} */
    static byte[] decode(String text, String part) {
        byte[] bytes;
        try {
            bytes = DECODER.decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed(part);
        }
        // The decoder takes padding and trailing bits that mean nothing: two texts would then be one token.
        if (text.indexOf('=') >= 0 || !endsCanonically(text, bytes)) {
            throw malformed(part);
        }
        return bytes;
    }

    private static boolean endsCanonically(String text, byte[] bytes) {
        int tail = bytes.length % 3;
        if (tail == 0) {
            return true;
        }
        var last = ENCODER.encodeToString(Arrays.copyOfRange(bytes, bytes.length - tail, bytes.length));
        return text.endsWith(last);
    }

    private static TokenRefused malformed(String part) {
        return new TokenRefused(TokenRefused.Reason.MALFORMED, "The token's " + part + " is not base64url.");
    }
}
