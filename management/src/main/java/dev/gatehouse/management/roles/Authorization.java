package dev.gatehouse.management.roles;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.Set;
import java.util.stream.Collectors;

/** Decides by role assignments who may do what at a service. Who has none may do nothing. */
public final class Authorization {
    private final Resources resources;

    public Authorization(Resources resources) {
        this.resources = resources;
    }

    /** The roles that somebody has at a service. */
    public Set<Role> roles(Principal principal, ServiceId service) {
        return resources.read(view -> roles(principal, service, view));
    }

    /**
     * @param action what is asked, in Azure's words, such as {@code Microsoft.ApiManagement/service/products/write}
     * @throws ArmException 403 if none of the principal's roles allows it
     */
    public void require(Principal principal, ServiceId service, Right right, String action, String scope) {
        if (roles(principal, service).stream().noneMatch(role -> role.allows(right))) {
            throw refused(principal, action, scope);
        }
    }

    /** The refusal itself, for what can't be asked of a service. */
    public static ArmException refused(Principal principal, String action, String scope) {
        return new ArmException(
                403,
                "AuthorizationFailed",
                "Principal " + principal.objectId() + " has no role that allows " + action + " at " + scope
                        + ". An owner of the service can assign one.");
    }

    private static Set<Role> roles(Principal principal, ServiceId service, ResourceView view) {
        return view
                .having(ResourceId.of(service), Catalogue.ROLE_ASSIGNMENTS, "principalId", principal.objectId())
                .stream()
                .flatMap(assignment ->
                        Json.text(assignment.properties(), "roleDefinitionId").flatMap(Role::ofDefinition).stream())
                .collect(Collectors.toSet());
    }
}
