package dev.gatehouse.identity.graph;

import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.graph.GraphCall.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When secrets were last used, from {@code /beta/reports/appCredentialSignInActivities}. Not every directory has that
 * report, or shows it to this caller: then it is unknown.
 */
final class SecretUse {
    private static final Logger LOG = LoggerFactory.getLogger(SecretUse.class);

    private final String betaUrl;

    SecretUse(String betaUrl) {
        this.betaUrl = betaUrl;
    }

    /** @param known whether the directory tells */
    record Uses(boolean known, Map<String, Instant> byKeyId) {
        Optional<Instant> lastUse(String keyId) {
            return Optional.ofNullable(byKeyId.get(keyId));
        }
    }

    Uses of(GraphCall call, String appId) {
        return read(call, "?$filter=appId%20eq%20'" + appId + "'");
    }

    /** Of all applications. */
    Uses ofAll(GraphCall call) {
        return read(call, "?$top=999");
    }

    private Uses read(GraphCall call, String query) {
        var byKeyId = new HashMap<String, Instant>();
        try {
            call.listAt(betaUrl, "/reports/appCredentialSignInActivities" + query, Attempt.SETTLED, Set.of())
                    .forEach(item -> {
                        var last = item.path("signInActivity")
                                .path("lastSignInDateTime")
                                .asText("");
                        if (!last.isEmpty()) {
                            byKeyId.put(item.path("keyId").asText(), Instant.parse(last));
                        }
                    });
            return new Uses(true, byKeyId);
        } catch (IdentityProviderException e) {
            LOG.debug("The directory does not tell when secrets were used: {}", e.getMessage());
            return new Uses(false, Map.of());
        }
    }
}
