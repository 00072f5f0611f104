package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * That somebody has a role at a service ({@code Microsoft.Authorization}).
 *
 * @param roleDefinitionId the role, by the id of its definition
 * @param principalId object id of an account or service principal
 */
public record RoleAssignment(
        @Rule(required = true) String roleDefinitionId,

        @Rule(required = true, pattern = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
        String principalId,

        Optional<String> principalType,
        Optional<String> description,
        @Rule(access = Access.READ_ONLY) Optional<String> scope) {}
