package dev.gatehouse.gateway.proxy;

/**
 * The portals' session cookies are for the portals: where they share a host with the gateway, no backend sees them, and
 * none puts one of its own in their place.
 */
final class SessionCookies {
    private static final String PREFIX = "__Host-gatehouse";

    private SessionCookies() {}

    /** The value of {@code Cookie} without them; empty if nothing is left. */
    static String without(String value) {
        if (!contains(value)) {
            return value;
        }
        var kept = new StringBuilder();
        for (var cookie : value.split(";")) {
            if (!isOurs(cookie.strip())) {
                kept.append(kept.isEmpty() ? "" : "; ").append(cookie.strip());
            }
        }
        return kept.toString();
    }

    /** Whether a value of {@code Set-Cookie} would set one. */
    static boolean isSetBy(String value) {
        return isOurs(value.strip());
    }

    private static boolean contains(String value) {
        for (int at = value.indexOf("__"); at >= 0; at = value.indexOf("__", at + 1)) {
            if (value.regionMatches(true, at, PREFIX, 0, PREFIX.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(String cookie) {
        return cookie.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
