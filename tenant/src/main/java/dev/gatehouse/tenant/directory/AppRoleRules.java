package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must hold of an application's app roles (facts/entra-and-graph.md §7.3). */
final class AppRoleRules {
    private static final int MOST_ROLES = 1_200;
    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_NAME = 256;
    private static final Set<String> MEMBER_TYPES = Set.of("Application", "User");
    private static final Pattern VALUE = Pattern.compile("[0-9A-Za-z!#$%&'()*+,\\-./:;<=>?@\\[\\]^_`{|}~]*");

    private AppRoleRules() {}

    static void check(JsonNode roles, Optional<Application> before) {
        if (roles.size() > MOST_ROLES) {
            throw DirectoryRefused.bad("Property appRoles has more than " + MOST_ROLES + " roles.");
        }
        var ids = new HashSet<String>();
        var values = new HashSet<String>();
        for (var role : roles) {
            one(role);
            if (!ids.add(Directory.id(role.path("id").asText()))) {
                throw DirectoryRefused.bad("Property appRoles has two roles of the same id.");
            }
            var value = role.path("value").asText("");
            if (!value.isEmpty() && !values.add(value)) {
                throw DirectoryRefused.bad("Property appRoles has two roles of the same value.");
            }
        }
        before.ifPresent(application -> notRemovedWhileEnabled(application, ids));
    }

    private static void one(JsonNode role) {
        if (!Directory.isGuid(role.path("id").asText())
                || AppRole.DEFAULT_ACCESS.equals(role.path("id").asText())) {
            throw DirectoryRefused.bad("Each role of appRoles has id, a GUID that is not all zeros.");
        }
        var name = role.path("displayName").asText("");
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw DirectoryRefused.bad(
                    "Each role of appRoles has a displayName of 1 to " + LONGEST_NAME + " characters.");
        }
        if (!role.path("description").isTextual()
                || role.path("description").asText().isBlank()) {
            throw DirectoryRefused.bad("Each role of appRoles has a description.");
        }
        var types = role.path("allowedMemberTypes");
        if (!types.isArray() || types.isEmpty()) {
            throw DirectoryRefused.bad("Each role of appRoles has allowedMemberTypes: " + MEMBER_TYPES + ".");
        }
        for (var type : types) {
            if (!MEMBER_TYPES.contains(type.asText())) {
                throw DirectoryRefused.bad("Values of allowedMemberTypes are " + MEMBER_TYPES + ".");
            }
        }
        var value = role.path("value").asText("");
        if (value.length() > LONGEST_VALUE
                || value.startsWith(".")
                || !VALUE.matcher(value).matches()) {
            throw DirectoryRefused.bad("The value of a role of appRoles has at most " + LONGEST_VALUE
                    + " printable ASCII characters without space, quotation mark and backslash, and does not begin with"
                    + " a period.");
        }
    }

    private static void notRemovedWhileEnabled(Application before, Set<String> ids) {
        var removed = before.appRoles().stream()
                .filter(role -> role.enabled() && !ids.contains(role.id()))
                .map(AppRole::value)
                .collect(Collectors.joining(", "));
        if (!removed.isEmpty()) {
            throw DirectoryRefused.bad("Property appRoles lacks the enabled role " + removed
                    + ": set its isEnabled to false first, then remove it.");
        }
    }
}
