package dev.gatehouse.tenant.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The value of a client secret: {@code XXX_gth_} and 46 more characters of {@code 0-9A-Za-z}. The first three and the
 * 40 after the mark are random (256 bits), the last six are the CRC-32 of all before them in base 62. So a scanner finds
 * it by {@link #PATTERN} and knows a real one by its checksum; the mark stands fourth, as in Entra ID's own secrets,
 * because the first three characters are the hint by which people tell secrets apart.
 */
public final class ClientSecret {
    /** For secret scanners. */
    public static final Pattern PATTERN = Pattern.compile("\\b[0-9A-Za-z]{3}_gth_[0-9A-Za-z]{46}\\b");

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HINT = 3;
    private static final int RANDOM_AFTER_MARK = 40;
    private static final int CHECKSUM = 6;

    private ClientSecret() {}

    public static String generate() {
        var value = new StringBuilder(54);
        random(value, HINT);
        value.append("_gth_");
        random(value, RANDOM_AFTER_MARK);
        return value.append(checksum(value.toString())).toString();
    }

    /** What may be shown of a value later on. */
    public static String hint(String value) {
        return value.substring(0, HINT);
    }

    /** Whether it has the form and its checksum is right; says nothing of whether anybody has it. */
    public static boolean isWellFormed(String value) {
        int body = value.length() - CHECKSUM;
        return PATTERN.matcher(value).matches() && value.substring(body).equals(checksum(value.substring(0, body)));
    }

    private static void random(StringBuilder value, int characters) {
        for (int i = 0; i < characters; i++) {
            value.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var digits = new char[CHECKSUM];
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
