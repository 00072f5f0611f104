package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An application as it is registered. It keeps Graph's properties as they were written; what the rules look at is read
 * from them.
 *
 * @param id object id
 * @param appId client id
 * @param deleted when it was deleted softly
 * @param properties Graph's properties without ids, times and credentials; not to be changed in place
 */
public record Application(String id, String appId, Instant created, Optional<Instant> deleted, ObjectNode properties) {

    public String displayName() {
        return properties.path("displayName").asText();
    }

    public Optional<String> uniqueName() {
        return Optional.ofNullable(properties.path("uniqueName").textValue());
    }

    public List<String> identifierUris() {
        var uris = new ArrayList<String>();
        properties.path("identifierUris").forEach(uri -> uris.add(uri.asText()));
        return List.copyOf(uris);
    }

    public List<AppRole> appRoles() {
        return AppRole.all(properties.path("appRoles"));
    }

    /** Whether its access tokens are v2.0 (facts/entra-and-graph.md §4: nothing and 1 mean v1.0). */
    public boolean takesVersion2() {
        return properties.at("/api/requestedAccessTokenVersion").asInt(1) == 2;
    }

    /** Whether its access tokens carry {@code idtyp}. */
    public boolean wantsIdentityType() {
        for (var claim : properties.at("/optionalClaims/accessToken")) {
            if ("idtyp".equals(claim.path("name").asText())) {
                return true;
            }
        }
        return false;
    }
}
