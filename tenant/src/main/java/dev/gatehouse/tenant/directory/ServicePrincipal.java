package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Optional;

/**
 * An application's standing in the tenant: who signs in with client credentials, and whom a token is for.
 *
 * @param id object id; {@code oid} and {@code sub} of its tokens
 * @param appId client id
 * @param enabled whether it gets tokens, and tokens are given for it
 * @param deleted when it was deleted softly
 * @param properties Graph's other properties; not to be changed in place
 */
public record ServicePrincipal(
        String id,
        String appId,
        Type type,
        String displayName,
        boolean enabled,
        Instant created,
        Optional<Instant> deleted,
        ObjectNode properties) {

    /** Whether only those get a token who were assigned to it. */
    public boolean assignmentRequired() {
        return properties.path("appRoleAssignmentRequired").asBoolean(false);
    }

    /** {@code servicePrincipalType}, and for {@code FIRST_PARTY} that it is Microsoft's and not the tenant's. */
    public enum Type {
        APPLICATION("Application"),
        MANAGED_IDENTITY("ManagedIdentity"),
        FIRST_PARTY("Application");

        private final String graphName;

        Type(String graphName) {
            this.graphName = graphName;
        }

        public String graphName() {
            return graphName;
        }
    }
}
