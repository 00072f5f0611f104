package dev.gatehouse.gateway.proxy.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The {@code Connection} header (RFC 9110 §7.6.1, RFC 9112 §9.3). */
public final class ConnectionOptions {
    private ConnectionOptions() {}

    /** Whether the connection may be used for another message. */
    static boolean keepAlive(HeaderBlock headers, boolean version11) {
        boolean keep = version11;
        for (int line = 0; line < headers.count(); line++) {
            if (headers.known(line) == KnownHeader.CONNECTION) {
                if (headers.valueIs(line, "keep-alive")) {
                    keep = true;
                } else {
                    var options = options(headers.value(line));
                    if (options.contains("close")) {
                        return false;
                    }
                    keep |= options.contains("keep-alive");
                }
            }
        }
        return keep;
    }

    /**
     * Names of further headers that concern one connection only, in lower case. Without those that are never passed on
     * anyway, so nearly always empty. Those that the message can't do without can't be named away.
     */
    public static List<String> named(HeaderBlock headers) {
        List<String> named = List.of();
        for (int line = 0; line < headers.count(); line++) {
            if (headers.known(line) == KnownHeader.CONNECTION
                    && !headers.valueIs(line, "keep-alive")
                    && !headers.valueIs(line, "close")) {
                for (var option : options(headers.value(line))) {
                    if (!isKept(option)) {
                        named = named.isEmpty() ? new ArrayList<>() : named;
                        named.add(option);
                    }
                }
            }
        }
        return named;
    }

    /** Whether a line's name is among these. */
    public static boolean isNamed(HeaderBlock headers, int line, List<String> named) {
        for (int i = 0; i < named.size(); i++) {
            if (headers.nameIs(line, named.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKept(String option) {
        return switch (option) {
            case "close",
                    "keep-alive",
                    "host",
                    "content-length",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "authorization",
                    "cookie" -> true;
            default -> option.isEmpty();
        };
    }

    private static List<String> options(String value) {
        var options = new ArrayList<String>(2);
        for (var option : value.split(",")) {
            options.add(option.strip().toLowerCase(Locale.ROOT));
        }
        return options;
    }
}
