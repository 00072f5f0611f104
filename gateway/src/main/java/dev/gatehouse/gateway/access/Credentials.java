package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.routing.QueryArguments;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Call;

import java.util.List;
import java.util.Optional;

/**
 * What a request brings along to be let in. Both are secrets: {@link #toString} does not hold them.
 *
 * @param key a subscription key: the header's, or, only if the header is absent, the query's (facts/gateway.md §3.1).
 *     One given several times is their join, which is nobody's key
 * @param bearer a bearer token (RFC 6750 §2.1). Of several {@code Authorization} headers none counts
 */
record Credentials(Optional<String> key, Optional<String> bearer) {
    static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "bearer ";

    static Credentials of(Call.Request request, Entity.Api api) {
        var authorization = request.headers().all(AUTHORIZATION);
        return new Credentials(
                key(request, api), authorization.size() == 1 ? token(authorization.getFirst()) : Optional.empty());
    }

    /** The subscription key. */
    static Optional<String> key(Call.Request request, Entity.Api api) {
        var header = request.headers().all(api.keyHeader());
        return joined(
                header.isEmpty() ? QueryArguments.of(request.originalQuery()).all(api.keyQuery()) : header);
    }

    /** The bearer token in a value of {@code Authorization}. */
    static Optional<String> token(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).trim()).filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> joined(List<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(",", values).trim()).filter(key -> !key.isEmpty());
    }

    @Override
    public String toString() {
        return "Credentials[key=" + key.isPresent() + ", bearer=" + bearer.isPresent() + "]";
    }
}
