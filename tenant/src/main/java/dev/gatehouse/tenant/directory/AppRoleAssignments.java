package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Who holds which app role. Assignments between objects of which one is deleted softly are kept, count for nothing,
 * and are back when it is.
 */
public final class AppRoleAssignments {
    private static final String LIVE =
            "SELECT a.*, COALESCE(p.display_name, u.display_name) AS principal_name, r.display_name AS resource_name"
                    + " FROM app_role_assignment a"
                    + " JOIN service_principal r ON r.id = a.resource_id AND r.deleted_at IS NULL"
                    + " LEFT JOIN service_principal p ON p.id = a.principal_id AND p.deleted_at IS NULL"
                    + " LEFT JOIN directory_user u ON u.id = a.principal_id AND u.deleted_at IS NULL"
                    + " WHERE (p.id IS NOT NULL OR u.id IS NOT NULL)";
    private static final int MOST_OF_A_PRINCIPAL = 1_500;

    private final Directory directory;
    private final Handle handle;

    AppRoleAssignments(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Page<AppRoleAssignment> ofPrincipal(String principalId, String after, int size) {
        return page("a.principal_id = :object", principalId, after, size);
    }

    public Page<AppRoleAssignment> ofResource(String resourceId, String after, int size) {
        return page("a.resource_id = :object", resourceId, after, size);
    }

    private Page<AppRoleAssignment> page(String condition, String object, String after, int size) {
        var fetched = handle.createQuery(LIVE + " AND " + condition + " AND a.id > :after ORDER BY a.id LIMIT :limit")
                .bind("object", Directory.id(object))
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, AppRoleAssignment::id);
    }

    public Optional<AppRoleAssignment> withId(String id) {
        return handle.createQuery(LIVE + " AND a.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The ids of the roles that a principal holds of a resource. */
    public List<String> roleIds(String principalId, String resourceId) {
        return handle.createQuery("SELECT app_role_id FROM app_role_assignment"
                        + " WHERE principal_id = :principal AND resource_id = :resource ORDER BY app_role_id")
                .bind("principal", principalId)
                .bind("resource", resourceId)
                .mapTo(String.class)
                .list();
    }

    /** @throws DirectoryRefused if one of the three is not there, the role can't be held so, or it is held already */
    public AppRoleAssignment assign(String principalId, String resourceId, String appRoleId) {
        var resource = directory
                .servicePrincipals()
                .withId(resourceId)
                .orElseThrow(() -> DirectoryRefused.notFound(resourceId));
        boolean user = directory.users().withId(principalId).isPresent();
        if (!user && directory.servicePrincipals().withId(principalId).isEmpty()) {
            throw DirectoryRefused.notFound(principalId);
        }
        mustBeAssignable(resource, appRoleId, user ? "User" : "Application");
        var principal = Directory.id(principalId);
        if (roleIds(principal, resource.id()).contains(Directory.id(appRoleId))) {
            throw DirectoryRefused.bad("Permission being assigned already exists on the object");
        }
        if (countOf(principal) >= MOST_OF_A_PRINCIPAL) {
            throw new DirectoryRefused(
                    DirectoryRefused.Reason.QUOTA, "The principal holds " + MOST_OF_A_PRINCIPAL + " app roles.");
        }
        var id = Directory.newId();
        handle.createUpdate("INSERT INTO app_role_assignment"
                        + " (id, principal_id, principal_type, resource_id, app_role_id, created_at)"
                        + " VALUES (:id, :principal, :type, :resource, :role, :created)")
                .bind("id", id)
                .bind("principal", principal)
                .bind("type", user ? "User" : "ServicePrincipal")
                .bind("resource", resource.id())
                .bind("role", Directory.id(appRoleId))
                .bind("created", Rows.millis(directory.now()))
                .execute();
        return withId(id).orElseThrow();
    }

    private void mustBeAssignable(ServicePrincipal resource, String appRoleId, String memberType) {
        var roles = directory.servicePrincipals().appRoles(resource);
        if (AppRole.DEFAULT_ACCESS.equals(appRoleId) && roles.stream().noneMatch(AppRole::enabled)) {
            return;
        }
        var role = roles.stream()
                .filter(each -> each.id().equals(Directory.id(appRoleId)))
                .findFirst()
                .orElseThrow(() -> DirectoryRefused.bad(
                        "Permission being assigned was not found on application '" + resource.appId() + "'."));
        if (!role.enabled() || !role.memberTypes().contains(memberType)) {
            throw DirectoryRefused.bad("The app role '" + role.value() + "' is disabled or not for principals of type "
                    + memberType + ".");
        }
    }

    private long countOf(String principalId) {
        return handle.createQuery("SELECT COUNT(*) FROM app_role_assignment WHERE principal_id = :principal")
                .bind("principal", principalId)
                .mapTo(Long.class)
                .one();
    }

    public void remove(String id) {
        handle.createUpdate("DELETE FROM app_role_assignment WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    void eraseAll(String objectId) {
        handle.createUpdate("DELETE FROM app_role_assignment WHERE principal_id = :id OR resource_id = :id")
                .bind("id", objectId)
                .execute();
    }

    private static AppRoleAssignment read(ResultSet row) throws SQLException {
        return new AppRoleAssignment(
                row.getString("id"),
                row.getString("principal_id"),
                row.getString("principal_type"),
                row.getString("principal_name"),
                row.getString("resource_id"),
                row.getString("resource_name"),
                row.getString("app_role_id"),
                Rows.time(row, "created_at"));
    }
}
