package dev.gatehouse.tenant.directory;

import java.time.Instant;

/**
 * A role of a resource in a principal's hands.
 *
 * @param principalType {@code ServicePrincipal} or {@code User}
 * @param resourceId object id of the resource's service principal
 */
public record AppRoleAssignment(
        String id,
        String principalId,
        String principalType,
        String principalDisplayName,
        String resourceId,
        String resourceDisplayName,
        String appRoleId,
        Instant created) {}
