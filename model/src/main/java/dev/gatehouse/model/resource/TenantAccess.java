package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * Access with keys of the service's own; what they sign are tokens of users.
 *
 * @param id what the keys are called where they are used
 * @param enabled whether the keys open the direct management API
 */
public record TenantAccess(
        @Rule(access = Access.READ_ONLY) Optional<String> id,
        @Rule(kept = true, max = 256) Optional<String> principalId,
        @Rule(initial = "false") boolean enabled,
        @Rule(access = Access.SECRET, min = 16, max = 256) Optional<String> primaryKey,
        @Rule(access = Access.SECRET, min = 16, max = 256) Optional<String> secondaryKey) {

    @Override
    public String toString() {
        return "TenantAccess";
    }
}
