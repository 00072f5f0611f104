package dev.gatehouse.management.roles;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.model.resource.RoleAssignment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code $filter} of role assignments. It takes {@code atScope()}, {@code principalId eq 'GUID'} and {@code
 * assignedTo('GUID')}, joined by {@code and}.
 *
 * @param atScope whether those of what stands below the scope are left out
 */
record AssignmentFilter(boolean atScope, Optional<String> principalId) {
    private static final Pattern AT_SCOPE = Pattern.compile("atScope\\(\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRINCIPAL = Pattern.compile(
            "(?:principalId\\s+eq\\s+'([0-9a-f-]{1,36})'|assignedTo\\('([0-9a-f-]{1,36})'\\))",
            Pattern.CASE_INSENSITIVE);

    /** @throws ArmException 400 for anything else */
    static AssignmentFilter parse(String text) {
        if (text.isBlank()) {
            return new AssignmentFilter(false, Optional.empty());
        }
        Optional<String> principal = Optional.empty();
        var atScope = false;
        for (var part : text.strip().split("(?i)\\s+and\\s+")) {
            var named = PRINCIPAL.matcher(part);
            if (named.matches()) {
                principal = Optional.of(named.group(1) != null ? named.group(1) : named.group(2));
            } else if (AT_SCOPE.matcher(part).matches()) {
                atScope = true;
            } else {
                throw new ArmException(
                        400,
                        "UnsupportedFilter",
                        "Role assignments are filtered by atScope(), principalId eq '{id}' and assignedTo('{id}').");
            }
        }
        return new AssignmentFilter(atScope, principal);
    }

    boolean passes(RoleAssignment assignment) {
        return principalId
                .filter(id -> !id.equalsIgnoreCase(assignment.principalId()))
                .isEmpty();
    }
}
