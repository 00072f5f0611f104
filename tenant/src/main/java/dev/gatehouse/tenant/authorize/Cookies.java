package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Request;

import java.util.Optional;

/** Cookies of this host alone (RFC 6265bis, section 4.1.3.2): over https, never seen by scripts. */
final class Cookies {
    private Cookies() {}

    /** None if it was sent twice: somebody planted one. */
    static Optional<String> value(Request request, String name) {
        var values = request.headers().all("Cookie").stream()
                .flatMap(field -> java.util.Arrays.stream(field.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return values.size() == 1 && values.getFirst().matches("[A-Za-z0-9_-]{43}")
                ? Optional.of(values.getFirst())
                : Optional.empty();
    }

    /** Goes along when another site's link leads here: a session is found so. */
    static String lax(String name, String value) {
        return name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    }

    /** Never goes along from another site. */
    static String strict(String name, String value) {
        return name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Strict";
    }

    static String gone(String name) {
        return name + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    }
}
