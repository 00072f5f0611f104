package dev.gatehouse.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, section 2.1) to the letter: each escape once, UTF-8 only, nothing guessed. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** @throws RequestException 400 {@code InvalidEncoding} */
    public static String decode(String encoded) {
        return decode(encoded, false);
    }

    /** As {@link #decode}, with {@code +} for a space: the rule of forms and, by custom, of queries. */
    public static String decodeForm(String encoded) {
        return decode(encoded, true);
    }

    /** Everything but RFC 3986's unreserved characters escaped. */
    public static String encode(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= '0' && b <= '9'
                    || b >= 'A' && b <= 'Z'
                    || b >= 'a' && b <= 'z'
                    || b == '-'
                    || b == '.'
                    || b == '_'
                    || b == '~') {
                out.append((char) b);
            } else {
                out.append('%');
                out.append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xf, 16)));
                out.append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
            }
        }
        return out.toString();
    }

    private static String decode(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0 && (!plusIsSpace || encoded.indexOf('+') < 0)) {
            return withoutNul(encoded);
        }
        var bytes = ByteBuffer.allocate(encoded.length() * 3);
        for (int i = 0; i < encoded.length(); ) {
            var c = encoded.codePointAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length()) {
                    throw invalid("an escape that is cut off");
                }
                bytes.put((byte) (hexDigit(encoded.charAt(i + 1)) << 4 | hexDigit(encoded.charAt(i + 2))));
                i += 3;
            } else {
                bytes.put(Character.toString(plusIsSpace && c == '+' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        try {
            return withoutNul(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            throw invalid("escapes that are not UTF-8");
        }
    }

    /** No database of ours keeps it, and what is written in C ends at it. */
    private static String withoutNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid("a NUL character");
        }
        return text;
    }

    private static int hexDigit(char c) {
        // Character.digit would take the digits of every script.
        var digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw invalid("an escape that is not % and two hexadecimal digits");
        }
        return digit;
    }

    private static RequestException invalid(String what) {
        return RequestException.malformed("InvalidEncoding", "The URL or form has " + what + ".");
    }
}
