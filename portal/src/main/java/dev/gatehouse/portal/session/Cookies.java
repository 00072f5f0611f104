package dev.gatehouse.portal.session;

import dev.gatehouse.http.Request;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cookies of this host alone (RFC 6265bis, section 4.1.3.2), over https, never seen by scripts. They go along when a link
 * of another site leads here, so that a deep link finds its session; what changes anything asks for more ({@link
 * SameOrigin}).
 */
public final class Cookies {
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private Cookies() {}

    /** None if it was sent twice: somebody planted one. */
    public static Optional<String> value(Request request, String name) {
        var values = request.headers().all("Cookie").stream()
                .flatMap(field -> Arrays.stream(field.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return values.size() == 1 && values.getFirst().matches("[A-Za-z0-9_-]{1,4000}")
                ? Optional.of(values.getFirst())
                : Optional.empty();
    }

    /** The value of {@code Set-Cookie} that keeps it until the browser is closed. */
    public static String set(String name, String value) {
        return name + "=" + value + ATTRIBUTES;
    }

    /** The value of {@code Set-Cookie} that takes it away. */
    public static String gone(String name) {
        return name + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
