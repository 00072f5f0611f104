package dev.gatehouse.identity.graph;

import dev.gatehouse.identity.IdentityProvider.TokenService;

import java.time.Duration;

/**
 * Where Graph is, and how long to try.
 *
 * @param graphUrl ends in {@code /v1.0}, without a slash behind it
 * @param tokenService who issues this directory's tokens
 * @param patience the longest that one method of the adapter may take, waiting between attempts included
 * @param mark the tag that everything made here carries, so that one installation knows its own from another's
 */
public record GraphSettings(String graphUrl, TokenService tokenService, Duration patience, String mark) {
    public GraphSettings {
        if (!graphUrl.endsWith("/v1.0")) {
            throw new IllegalArgumentException("graphUrl must end in /v1.0: " + graphUrl);
        }
    }

    /** Where the beta version is, for what v1.0 lacks. */
    String betaUrl() {
        return graphUrl.substring(0, graphUrl.length() - "/v1.0".length()) + "/beta";
    }
}
