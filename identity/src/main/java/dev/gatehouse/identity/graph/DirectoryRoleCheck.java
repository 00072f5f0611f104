package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.identity.IdentityProvider.Readiness;
import dev.gatehouse.identity.IdentityProviderException;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Whether the service's identity holds Application Administrator: read from {@code wids} of its own token, because
 * asking the directory would need one permission more (facts/entra-and-graph.md §4, §7.1 d).
 */
final class DirectoryRoleCheck {
    /** The directory role's template id, which is the built-in definition's id too. */
    static final String APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AccessTokens tokens;
    private final String graphUrl;

    DirectoryRoleCheck(AccessTokens tokens, String graphUrl) {
        this.tokens = tokens;
        this.graphUrl = graphUrl;
    }

    Readiness check() {
        String token;
        try {
            token = tokens.fresh(AccessTokens.GRAPH);
        } catch (IdentityProviderException e) {
            return new Readiness(false, e.getMessage());
        }
        var claims = claims(token);
        if (claims.isEmpty()) {
            return new Readiness(
                    false,
                    "The token of the service's identity can't be read, so its directory roles are unknown. Check that"
                            + " the identity endpoint answers tokens of the tenant whose Graph is " + graphUrl + ".");
        }
        return holdsRole(claims.get())
                ? new Readiness(true, "")
                : new Readiness(false, missing(claims.get().path("oid").asText("")));
    }

    private static boolean holdsRole(JsonNode claims) {
        return StreamSupport.stream(claims.path("wids").spliterator(), false)
                .anyMatch(id -> id.asText().equalsIgnoreCase(APPLICATION_ADMINISTRATOR));
    }

    private String missing(String principalId) {
        return "The service's system-assigned identity (principal " + principalId + ") does not hold the directory role"
                + " Application Administrator (" + APPLICATION_ADMINISTRATOR + "). Grant it as a Privileged Role"
                + " Administrator: in the Entra admin center under Roles & admins > Application Administrator > Add"
                + " assignments, or with: curl -X POST " + graphUrl + "/roleManagement/directory/roleAssignments"
                + " -H \"Authorization: Bearer $GRAPH_TOKEN\" -H 'Content-Type: application/json' -d '{\"principalId\":\""
                + principalId + "\",\"roleDefinitionId\":\"" + APPLICATION_ADMINISTRATOR
                + "\",\"directoryScopeId\":\"/\"}'. Then try again.";
    }

    static Optional<JsonNode> claims(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims.isObject() ? Optional.of(claims) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
