package dev.gatehouse.management.roles;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.stream.Stream;

/**
 * Decides by role assignments who may do what. A role at a service holds in its workspaces too; one at a workspace holds
 * there alone. Who has none may do nothing.
 */
public final class Authorization {
    private final Resources resources;
    private final boolean decided;

    public Authorization(Resources resources) {
        this(resources, false);
    }

    private Authorization(Resources resources, boolean decided) {
        this.resources = resources;
        this.decided = decided;
    }

    /** One that allows everything, because who asks has decided already. */
    public static Authorization decided(Resources resources) {
        return new Authorization(resources, true);
    }

    /** Whether one of the roles that somebody has where a resource stands allows that. */
    public boolean allows(Principal principal, ResourceId id, String action) {
        return decided || resources.read(view -> allows(principal, id, action, view));
    }

    /** The same, as of the view's moment. */
    static boolean allows(Principal principal, ResourceId id, String action, ResourceView view) {
        return Stream.concat(Stream.of(ResourceId.of(id.service())), id.workspace().stream())
                .flatMap(scope -> at(scope, principal, view))
                .anyMatch(role -> role.allows(action));
    }

    /** Whether somebody has any role at a service or at one of its workspaces. */
    public boolean knows(Principal principal, ServiceId service) {
        return decided
                || resources.read(view -> !view.everywhere(
                                service, Catalogue.ROLE_ASSIGNMENTS, "principalId", principal.objectId())
                        .isEmpty());
    }

    /**
     * @param action what is asked, in Azure's words, such as {@code Microsoft.ApiManagement/service/products/write}
     * @throws ArmException 403 if none of the principal's roles allows it
     */
    public void require(Principal principal, ResourceId id, String action) {
        if (!allows(principal, id, action)) {
            throw refused(principal, action, id.path());
        }
    }

    /** The refusal itself. */
    public static ArmException refused(Principal principal, String action, String scope) {
        return new ArmException(
                403,
                "AuthorizationFailed",
                "Principal " + principal.objectId() + " has no role that allows " + action + " at " + scope
                        + ". An owner of the service can assign one.");
    }

    private static Stream<Role> at(ResourceId scope, Principal principal, ResourceView view) {
        return view.having(scope, Catalogue.ROLE_ASSIGNMENTS, "principalId", principal.objectId()).stream()
                .flatMap(assignment -> Json.text(assignment.properties(), "roleDefinitionId").stream())
                .flatMap(id -> Role.ofDefinition(id).stream());
    }
}
