package dev.gatehouse.gateway.proxy.codec;

/** Methods (RFC 9110 §9): the usual ones are never made anew. */
public final class Methods {
    private static final String[] USUAL = {"GET", "POST", "PUT", "HEAD", "PATCH", "DELETE", "OPTIONS", "TRACE"};

    private Methods() {}

    static String of(byte[] bytes, int start, int end) {
        for (var method : USUAL) {
            if (same(method, bytes, start, end)) {
                return method;
            }
        }
        return Bytes.text(bytes, start, end);
    }

    /** Whether doing it twice is doing it once (RFC 9110 §9.2.2). */
    public static boolean isIdempotent(String method) {
        return switch (method) {
            case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    private static boolean same(String method, byte[] bytes, int start, int end) {
        if (end - start != method.length()) {
            return false;
        }
        for (int i = 0; i < method.length(); i++) {
            if (bytes[start + i] != method.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
