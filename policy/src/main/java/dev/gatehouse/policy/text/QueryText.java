package dev.gatehouse.policy.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Queries as text, {@code a=1&b=2}: what is not touched stays exactly as it was written. */
public final class QueryText {

    private QueryText() {}

    /** Only those parts whose parameter's name is wanted. */
    public static String keep(String query, Predicate<String> wanted) {
        if (query.isEmpty()) {
            return query;
        }
        List<String> kept = new ArrayList<>();
        for (String part : query.split("&")) {
            if (!part.isEmpty() && wanted.test(name(part))) {
                kept.add(part);
            }
        }
        return String.join("&", kept);
    }

    /** The first value of a parameter, decoded. */
    public static Optional<String> first(String query, String name) {
        for (String part : query.split("&")) {
            if (name(part).equals(name)) {
                int equals = part.indexOf('=');
                return Optional.of(equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    /** The decoded name of {@code name=value}. */
    public static String name(String part) {
        int equals = part.indexOf('=');
        return decode(equals < 0 ? part : part.substring(0, equals));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
