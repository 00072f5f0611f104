package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thing that stands otherwise in the directory than the resources say.
 *
 * @param whom whose application it is; empty of one that no resource knows
 * @param uniqueName of the application
 * @param message what is, and what should be
 * @param repair what puts it right; empty where that is somebody's decision
 */
record Drift(Kind kind, Optional<Whom> whom, String uniqueName, String message, List<Task> repair) {
    static final String RESOURCE = "resourceId";
    /** The client application, where what differs is what it was granted of the resource. */
    static final String APPLICATION = "applicationId";

    /** What can stand otherwise. */
    enum Kind {
        APPLICATION_MISSING(
                "ApplicationMissing",
                "Restores the application while the directory still can, which is for 30 days; else makes it anew, with"
                        + " another application id and, for a client, without any secret."),
        APPLICATION_REPLACED(
                "ApplicationReplaced",
                "Takes the application that is there now, with its application id and, for a client, without the"
                        + " secrets of the old one."),
        APPLICATION_NOT_WITHDRAWN("ApplicationNotWithdrawn", "Deletes the application, so that it can be restored."),
        APPLICATION_ORPHANED("ApplicationOrphaned", "Deletes the application; it can be restored for 30 days."),
        PRINCIPAL_MISSING("PrincipalMissing", "Makes the service principal, and grants again what links give."),
        PRINCIPAL_DISABLED("PrincipalDisabled", "Enables the service principal."),
        NAME_CHANGED("NameChanged", "Names the application as the resource."),
        AUDIENCE_MISSING("AudienceMissing", "Adds the identifier URI."),
        TOKEN_VERSION_CHANGED("TokenVersionChanged", "Sets api.requestedAccessTokenVersion to 2."),
        ROLE_MISSING("RoleMissing", "Adds the app role, and grants again what links give."),
        ROLE_DISABLED("RoleDisabled", "Enables the app role."),
        ROLE_RENAMED("RoleRenamed", "Gives the app role its value back."),
        GRANT_MISSING("GrantMissing", "Grants the role."),
        PERMISSION_MISSING("PermissionMissing", "Adds the permission to the client's application."),
        GRANT_UNKNOWN("GrantUnknown", "Takes the grant away."),
        SECRET_MISSING("SecretMissing", "Forgets the secret; listSecrets makes a new one."),
        SECRET_UNKNOWN(
                "SecretUnknown",
                "Nothing: whoever added it may need it. DELETE …/credentials/{keyId} of the application removes it.");

        private final String wireName;
        private final String repair;

        Kind(String wireName, String repair) {
            this.wireName = wireName;
            this.repair = repair;
        }

        String wireName() {
            return wireName;
        }

        static Optional<Kind> named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName.equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    ObjectNode toJson() {
        var json = Json.object().put("kind", kind.wireName);
        whom.ifPresent(one -> json.put(RESOURCE, one.id().path()));
        if (kind == Kind.GRANT_MISSING || kind == Kind.PERMISSION_MISSING || kind == Kind.GRANT_UNKNOWN) {
            repair.stream()
                    .filter(GrantTask.class::isInstance)
                    .map(task -> ((GrantTask) task).application().id().path())
                    .findFirst()
                    .ifPresent(application -> json.put(APPLICATION, application));
        }
        return json.put("uniqueName", uniqueName)
                .put("message", message)
                .put("repair", kind.repair)
                .put("repairable", !repair.isEmpty());
    }

    /** The service that it is shown at; empty for what no resource knows. */
    Optional<String> service() {
        return whom.map(one -> one.id().service().key());
    }
}
