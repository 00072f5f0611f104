package dev.gatehouse.policy.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What header lines may hold, and which headers hold several values in several lines. */
public final class HeaderLines {

    /** Headers whose values stand in lines of their own; all others are joined with commas (facts/gateway.md §5.3). */
    private static final Set<String> SEPARATE = Set.of(
            "user-agent",
            "www-authenticate",
            "proxy-authenticate",
            "cookie",
            "set-cookie",
            "warning",
            "date",
            "expires",
            "if-modified-since",
            "if-unmodified-since",
            "last-modified",
            "retry-after");

    /** Headers that belong to the connection. */
    private static final Set<String> UNTOUCHABLE =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}");

    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]{0,8192}");

    private static final Pattern REASON = Pattern.compile("[\\x20-\\x7E]{0,256}");

    private HeaderLines() {}

    /** Whether several values of that header stand in lines of their own. */
    public static boolean separate(String name) {
        return SEPARATE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether that header is the connection's. */
    public static boolean untouchable(String name) {
        return UNTOUCHABLE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it can be a header's name (RFC 9110 section 5.1). */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether it can be a reason phrase here: visible ASCII characters and spaces. */
    public static boolean isReason(String text) {
        return REASON.matcher(text).matches();
    }

    /** Whether it can be a header's value (RFC 9110 section 5.5). */
    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
