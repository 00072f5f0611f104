package dev.gatehouse.tenant.directory;

import java.util.Optional;

/** Graph's own delegated permissions, under the ids that they have everywhere: what a client may do for a user. */
public enum GraphScope {
    APPLICATION_READ_ALL("c79f8feb-a9db-4090-85f9-90d820caa0eb", "Application.Read.All"),
    APPLICATION_READ_WRITE_ALL("bdfbf15f-ee85-4955-8675-146e8e5296b5", "Application.ReadWrite.All"),
    APP_ROLE_ASSIGNMENT_READ_WRITE_ALL("84bccea3-f856-4a8a-967b-dbe0a3d53a64", "AppRoleAssignment.ReadWrite.All"),
    AUDIT_LOG_READ_ALL("e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20", "AuditLog.Read.All"),
    DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL(
            "41ce6ca6-6826-4807-84f1-1c82854f7ee5", "DelegatedPermissionGrant.ReadWrite.All"),
    DIRECTORY_ACCESS_AS_USER_ALL("0e263e50-5827-48a4-b97c-d940288653c7", "Directory.AccessAsUser.All"),
    DIRECTORY_READ_ALL("06da0dbc-49e2-44d2-8312-53f166ab848a", "Directory.Read.All"),
    GROUP_READ_ALL("5f8c59db-677d-491f-a6b8-5f174b11ec1d", "Group.Read.All"),
    GROUP_READ_WRITE_ALL("4e46008b-f24c-477d-8fff-7bb4ec7aafe0", "Group.ReadWrite.All"),
    ROLE_MANAGEMENT_READ_DIRECTORY("741c54c3-0c1e-44a1-818b-3f97ab4e8c83", "RoleManagement.Read.Directory"),
    ROLE_MANAGEMENT_READ_WRITE_DIRECTORY("d01b97e9-cbc0-49fe-810a-750afd5527a3", "RoleManagement.ReadWrite.Directory"),
    USER_READ("e1fe6dd8-ba31-4d61-89e7-88639da4683d", "User.Read"),
    USER_READ_ALL("a154be20-db9c-4678-8ab7-66f6cc099a59", "User.Read.All"),
    USER_READ_WRITE("b4e74841-8e56-480b-be8b-910348b18b4c", "User.ReadWrite"),
    USER_READ_WRITE_ALL("204e0828-b5ca-4ad8-b9f3-f32a958e7cc4", "User.ReadWrite.All");

    private final String id;
    private final String value;

    GraphScope(String id, String value) {
        this.id = id;
        this.value = value;
    }

    public String id() {
        return id;
    }

    /** What stands in {@code scp} of a token. */
    public String value() {
        return value;
    }

    /** By value; case makes no difference. */
    public static Optional<GraphScope> of(String value) {
        for (var scope : values()) {
            if (scope.value.equalsIgnoreCase(value)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
