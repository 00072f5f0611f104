package dev.gatehouse.gateway.proxy.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What bytes may stand where in a head (RFC 9110 §5.6.2, §5.5; RFC 9112 §3). */
final class Bytes {
    private static final byte[] LOWER_TOKEN = new byte[256];
    private static final boolean[] TARGET = new boolean[256];
    private static final byte[] HEX = new byte[256];

    static {
        for (char c = '0'; c <= '9'; c++) {
            LOWER_TOKEN[c] = (byte) c;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            LOWER_TOKEN[c] = (byte) c;
            LOWER_TOKEN[c - 32] = (byte) c;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            LOWER_TOKEN[c] = (byte) c;
        }
        for (char c = '!'; c <= '~'; c++) {
            TARGET[c] = c != '#' && c != '\\' && c != '"' && c != '<' && c != '>';
        }
        Arrays.fill(HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX[Character.forDigit(i, 16)] = (byte) i;
            HEX[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
        }
    }

    /** Eight bytes at a time, in one number: heads are looked at whole on every call. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private Bytes() {}

    /** Where the first line feed stands, or -1. */
    static int newline(byte[] bytes, int start, int end) {
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long found = zeros((long) WORDS.get(bytes, at) ^ '\n' * EACH);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Whether all of it may stand in a header's value. */
    static boolean isValue(byte[] bytes, int start, int end) {
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            // Below a space, or a delete: a tab is among these, so they are looked at one by one.
            long suspicious = (word - ' ' * EACH) & ~word & TOPS | zeros(word ^ 0x7f * EACH);
            if (suspicious != 0 && !eachIsValue(bytes, at, at + Long.BYTES)) {
                return false;
            }
        }
        return eachIsValue(bytes, at, end);
    }

    private static boolean eachIsValue(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!inValue(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The highest bit of each byte that is zero; of those above the lowest such byte some may be set without reason. */
    private static long zeros(long word) {
        return (word - EACH) & ~word & TOPS;
    }

    /** The byte in lower case if a token may hold it, else 0. */
    static int lowerToken(int b) {
        return LOWER_TOKEN[b & 0xff];
    }

    /** Whether a request target may hold it: visible ASCII without what no URI holds and readers disagree about. */
    static boolean inTarget(int b) {
        return TARGET[b & 0xff];
    }

    /** Whether a header's value may hold it: anything but control characters; a tab is none here. */
    static boolean inValue(int b) {
        int unsigned = b & 0xff;
        return unsigned >= ' ' && unsigned != 0x7f || unsigned == '\t';
    }

    /** A hexadecimal digit's value, or -1. */
    static int hex(int b) {
        return HEX[b & 0xff];
    }

    static boolean isToken(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (lowerToken(bytes[i]) == 0) {
                return false;
            }
        }
        return end > start;
    }

    static boolean equalIgnoringCase(byte[] bytes, int start, int end, String lowerCase) {
        if (end - start != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (lower(bytes[start + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
