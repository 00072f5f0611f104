package dev.gatehouse.portal.console;

import dev.gatehouse.model.resource.ApiVersionSet.Scheme;
import dev.gatehouse.portal.console.CallRequest.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The headers of a call that its caller gives: none by which it would be framed, routed or signed in otherwise. */
final class CallHeaders {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

    /** Of the connection (RFC 9110, section 7.6.1), of the message's framing, and of who calls. */
    private static final Set<String> NOT_THEIRS = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "expect",
            "forwarded",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-real-ip");

    private static final List<String> NOT_THEIR_KINDS =
            List.of("proxy-", "x-forwarded-", "x-gatehouse-", "x-original-");

    private CallHeaders() {}

    /** @throws dev.gatehouse.http.RequestException 400 naming the header that can't be given */
    static List<Field> of(CallTarget target, List<Field> given) {
        var headers = new ArrayList<Field>();
        for (var field : given) {
            check(target, field);
            headers.add(new Field(field.name(), field.value().strip()));
        }
        target.version(Scheme.HEADER).ifPresent(version -> {
            var name = target.versions().orElseThrow().versionHeaderName().orElse("api-version");
            headers.removeIf(field -> field.name().equalsIgnoreCase(name));
            headers.add(new Field(name, version));
        });
        return List.copyOf(headers);
    }

    private static void check(CallTarget target, Field field) {
        if (!NAME.matcher(field.name()).matches()) {
            throw CallRequest.wrong("A header's name has letters, digits and dashes alone.");
        }
        var name = field.name().toLowerCase(Locale.ROOT);
        if (name.equals(target.keyHeader().toLowerCase(Locale.ROOT))) {
            throw CallRequest.wrong("Header " + field.name() + " is set by the console: choose a subscription.");
        }
        if (NOT_THEIRS.contains(name) || NOT_THEIR_KINDS.stream().anyMatch(name::startsWith)) {
            throw CallRequest.wrong("Header " + field.name() + " is not yours to set: the console does.");
        }
        if (field.value().chars().anyMatch(c -> c != '\t' && Character.isISOControl(c) || c > 0xff)) {
            throw CallRequest.wrong(
                    "The value of header " + field.name() + " has a character that headers can't have.");
        }
    }
}
