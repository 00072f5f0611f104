package dev.gatehouse.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands at the identity provider, read at about one moment: while it is read, others go on.
 *
 * @param applications those under the unique names that were asked for, also what was deleted softly
 */
public record Inventory(List<Found> applications) {
    public Inventory {
        applications = List.copyOf(applications);
    }

    /**
     * An application.
     *
     * @param applicationId client id, a GUID
     * @param deleted whether it was deleted and can be restored
     * @param ours whether it carries this installation's mark; another installation has other ones
     * @param audiences its identifier URIs
     * @param tokenVersion of the access tokens made for it
     * @param permissions the app roles that it asks for
     * @param secrets key ids of its secrets
     * @param principal its service principal; always empty of one that is deleted
     * @param assignments who was given its roles; empty of one without roles, and of one that is deleted
     */
    public record Found(
            String uniqueName,
            String applicationId,
            String objectId,
            String displayName,
            boolean deleted,
            boolean ours,
            Set<String> audiences,
            int tokenVersion,
            List<Role> roles,
            Set<String> permissions,
            Set<String> secrets,
            Optional<Principal> principal,
            List<Assignment> assignments) {}

    /** @param enabled whether it is given to anybody */
    public record Role(String id, String value, boolean enabled) {}

    /** @param enabled whether it may be used */
    public record Principal(String id, boolean enabled) {}

    /** @param principalName as the directory shows who has the role */
    public record Assignment(String id, String principalId, String principalName, String roleId) {}
}
