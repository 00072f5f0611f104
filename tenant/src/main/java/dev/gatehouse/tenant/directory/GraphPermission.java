package dev.gatehouse.tenant.directory;

import java.util.Optional;

/** Graph's own app roles, under the ids that they have everywhere (facts/entra-and-graph.md §7.4). */
public enum GraphPermission {
    APPLICATION_READ_WRITE_ALL("1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "Application.ReadWrite.All"),
    APPLICATION_READ_WRITE_OWNED_BY("18a4783c-866b-4cc7-a460-3d5e5662c884", "Application.ReadWrite.OwnedBy"),
    APPLICATION_READ_ALL("9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Application.Read.All"),
    APP_ROLE_ASSIGNMENT_READ_WRITE_ALL("06b708a9-e830-4db3-a914-8e69da51d44f", "AppRoleAssignment.ReadWrite.All"),
    AUDIT_LOG_READ_ALL("b0afded3-3588-46d8-8b3d-9842eff778da", "AuditLog.Read.All"),
    DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL(
            "8e8e4742-1d95-4f68-9d56-6ee75648c72a", "DelegatedPermissionGrant.ReadWrite.All"),
    DIRECTORY_READ_ALL("7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All"),
    GROUP_READ_ALL("5b567255-7703-4780-807c-7be8301ae99b", "Group.Read.All"),
    GROUP_READ_WRITE_ALL("62a82d76-70ea-41e2-9197-370581804d09", "Group.ReadWrite.All"),
    GROUP_MEMBER_READ_ALL("98830695-27a2-44f7-8c18-0c3ebc9698f6", "GroupMember.Read.All"),
    GROUP_MEMBER_READ_WRITE_ALL("dbaae8cf-10b5-4b86-a4a1-f871c94c6695", "GroupMember.ReadWrite.All"),
    ROLE_MANAGEMENT_READ_DIRECTORY("483bed4a-2ad3-4361-a73b-c83ccdbdc53c", "RoleManagement.Read.Directory"),
    ROLE_MANAGEMENT_READ_WRITE_DIRECTORY("9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "RoleManagement.ReadWrite.Directory"),
    USER_READ_ALL("df021288-bdef-4463-88db-98f22de89214", "User.Read.All"),
    USER_READ_WRITE_ALL("741f803b-c850-494e-b5df-cde7c675a1ca", "User.ReadWrite.All");

    private final String id;
    private final String value;

    GraphPermission(String id, String value) {
        this.id = id;
        this.value = value;
    }

    /** The app role's id. */
    public String id() {
        return id;
    }

    /** What stands in {@code roles} of a token. */
    public String value() {
        return value;
    }

    public static Optional<GraphPermission> withId(String id) {
        for (var permission : values()) {
            if (permission.id.equalsIgnoreCase(id)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
