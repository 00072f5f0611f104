package dev.gatehouse.gateway.proxy.codec;

/** What a path may not hold, since readers resolve it differently (RFC 3986 §5.2.4). */
public final class Paths {
    private Paths() {}

    /** Whether a segment is {@code .} or {@code ..}, percent-encoded or not. */
    public static boolean leavesItsPlace(String path) {
        int start = path.indexOf('/');
        while (start >= 0) {
            int end = path.indexOf('/', start + 1);
            if (isDots(path, start + 1, end < 0 ? path.length() : end)) {
                return true;
            }
            start = end;
        }
        return false;
    }

    /** Whether it can stand in a request line. */
    public static boolean isSendable(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c > '~' || !Bytes.inTarget(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(String path, int start, int end) {
        int dots = 0;
        for (int i = start; i < end; i++) {
            if (path.charAt(i) == '.') {
                dots++;
            } else if (path.regionMatches(true, i, "%2e", 0, 3)) {
                dots++;
                i += 2;
            } else if (path.charAt(i) == ';') {
                // Some servers take what follows for a parameter of the segment, and drop it.
                break;
            } else {
                return false;
            }
        }
        return dots == 1 || dots == 2;
    }
}
