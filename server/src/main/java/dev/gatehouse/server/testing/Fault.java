package dev.gatehouse.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What goes wrong with requests to the tenant.
 *
 * @param path of the requests that it befalls; {@code *} stands for anything but a slash, {@code **} for anything
 * @param method of them; every one if empty
 * @param status that is answered instead; if empty, the request goes on after the delay
 * @param left how many requests it still befalls; negative for all
 */
record Fault(
        String path,
        Pattern pattern,
        Optional<String> method,
        OptionalInt status,
        Duration delay,
        OptionalInt retryAfter,
        AtomicInteger left) {
    private static final Set<String> KNOWN =
            Set.of("path", "method", "status", "delayMilliseconds", "retryAfterSeconds", "count");
    private static final int LONGEST_DELAY = 60_000;

    /** @throws RequestException 400 naming the member that is wrong */
    static Fault read(JsonNode json) {
        Members.only(json, KNOWN);
        var path = json.path("path").asText("**");
        if (!path.matches("[A-Za-z0-9/._~*$()=',:@-]{1,200}")) {
            throw Members.wrong("path", "is a path in which * stands for anything but a slash, and ** for anything");
        }
        var status = Members.number(json, "status", 400, 599);
        var delay = Members.number(json, "delayMilliseconds", 0, LONGEST_DELAY);
        if (status.isEmpty() && delay.isEmpty()) {
            throw Members.wrong("status", "or delayMilliseconds is required: say what goes wrong");
        }
        return new Fault(
                path,
                pattern(path),
                Optional.ofNullable(json.path("method").textValue()),
                status,
                Duration.ofMillis(delay.orElse(0)),
                Members.number(json, "retryAfterSeconds", 0, 3_600),
                new AtomicInteger(Members.number(json, "count", 1, 1_000_000).orElse(-1)));
    }

    private static Pattern pattern(String path) {
        var regex = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (path.charAt(i) == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(String.valueOf(path.charAt(i))));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** Whether it befalls this request; if so, it is one less. */
    boolean takes(Request request) {
        if (method.filter(each -> !each.equalsIgnoreCase(request.method())).isPresent()
                || !pattern.matcher(request.path()).matches()) {
            return false;
        }
        return left.getAndUpdate(count -> count > 0 ? count - 1 : count) != 0;
    }

    ObjectNode json() {
        var json = Json.object().put("path", path);
        method.ifPresent(each -> json.put("method", each));
        status.ifPresent(each -> json.put("status", each));
        json.put("delayMilliseconds", delay.toMillis());
        retryAfter.ifPresent(each -> json.put("retryAfterSeconds", each));
        if (left.get() >= 0) {
            json.put("left", left.get());
        }
        return json;
    }
}
