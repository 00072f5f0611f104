package dev.gatehouse.policy.cachestore;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Headers;
import dev.gatehouse.policy.PolicyFailure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A response in the cache.
 *
 * @param until when it is stale
 */
public record CachedResponse(
        int status, String reason, List<PolicyFailure.Header> headers, byte[] body, Instant until) {

    /** Whether a caller with these headers can read it: a coded body only goes to who accepts that coding. */
    public boolean suits(Headers request) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .allMatch(header -> String.join(",", request.all("Accept-Encoding"))
                        .toLowerCase(Locale.ROOT)
                        .contains(header.value().toLowerCase(Locale.ROOT)));
    }

    /** Makes it the call's response. */
    public void answer(Call call, Downstream downstream) {
        Call.Response response = call.response();
        response.status(status, reason);
        headers.forEach(header -> response.headers().add(header.name(), header.value()));
        response.body().replace(body);
        downstream.tell(response.headers(), Duration.between(call.received(), until));
    }

    /** About how many bytes it takes. */
    int size() {
        return body.length
                + headers.stream()
                        .mapToInt(header ->
                                2 * (header.name().length() + header.value().length()) + 64)
                        .sum();
    }
}
