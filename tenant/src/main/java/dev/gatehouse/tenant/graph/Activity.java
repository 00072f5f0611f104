package dev.gatehouse.tenant.graph;

/**
 * What a call is, in the words of Entra ID's audit log.
 *
 * @param name such as {@code Add application}
 * @param category such as {@code ApplicationManagement}
 * @param operation {@code Add}, {@code Update}, {@code Delete} or {@code Assign}
 */
record Activity(String name, String category, String operation) {

    /** @param template the path of the route, such as {@code /applications/{id}/addPassword} */
    static Activity of(String method, String template) {
        var parts = template.substring(1).split("/");
        var kind = kind(parts[0]);
        var last = parts[parts.length - 1].replace("microsoft.graph.", "");
        if (template.contains("federatedIdentityCredentials")) {
            return new Activity(
                    verb(method) + " federated identity credential of application",
                    "ApplicationManagement",
                    operation(method));
        }
        if (template.contains("/appRoleAssign")) {
            return new Activity(
                    method.equals("POST")
                            ? "Add app role assignment to " + kind
                            : "Remove app role assignment from " + kind,
                    category(kind),
                    method.equals("POST") ? "Assign" : "Unassign");
        }
        if (template.contains("roleAssignments") || kind.equals("role")) {
            return new Activity(
                    method.equals("POST") ? "Add member to role" : "Remove member from role",
                    "RoleManagement",
                    method.equals("POST") ? "Assign" : "Unassign");
        }
        if (last.equals("$ref")) {
            var whom = template.contains("/owners/") ? "owner" : "member";
            return new Activity(
                    method.equals("POST") ? "Add " + whom + " to " + kind : "Remove " + whom + " from " + kind,
                    category(kind),
                    method.equals("POST") ? "Assign" : "Unassign");
        }
        return switch (last) {
            case "getByIds", "getMemberObjects", "getMemberGroups", "checkMemberObjects", "checkMemberGroups" ->
                new Activity("", "", "");
            case "addPassword", "addKey" -> new Activity("Add " + kind + " credentials", category(kind), "Update");
            case "removePassword", "removeKey" ->
                new Activity("Remove " + kind + " credentials", category(kind), "Update");
            case "changePassword" -> new Activity("Change user password", "UserManagement", "Update");
            case "restore" -> new Activity("Restore deleted object", "DirectoryManagement", "Add");
            default ->
                parts[0].equals("directory")
                        ? new Activity("Hard delete object", "DirectoryManagement", "Delete")
                        : new Activity(verb(method) + " " + kind, category(kind), operation(method));
        };
    }

    /** Whether it can change anything: some actions only ask. */
    boolean changes() {
        return !name.isEmpty();
    }

    private static String kind(String segment) {
        return switch (segment.replaceAll("\\(.*", "")) {
            case "applications" -> "application";
            case "servicePrincipals" -> "service principal";
            case "users", "me" -> "user";
            case "groups" -> "group";
            case "directoryRoles" -> "role";
            case "oauth2PermissionGrants" -> "delegated permission grant";
            default -> segment;
        };
    }

    private static String category(String kind) {
        return switch (kind) {
            case "user" -> "UserManagement";
            case "group" -> "GroupManagement";
            case "application", "service principal", "delegated permission grant" -> "ApplicationManagement";
            default -> "DirectoryManagement";
        };
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "Add";
            case "DELETE" -> "Delete";
            default -> "Update";
        };
    }

    private static String operation(String method) {
        return verb(method);
    }
}
