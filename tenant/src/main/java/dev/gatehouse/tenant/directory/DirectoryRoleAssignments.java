package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who holds which directory role; always for the whole tenant. */
public final class DirectoryRoleAssignments {

    /** @param principalId object id of a service principal or user */
    public record Assignment(String id, String principalId, DirectoryRole role) {}

    private final Directory directory;
    private final Handle handle;

    DirectoryRoleAssignments(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    /** Those of principals that are there. */
    public List<Assignment> all() {
        return list("1 = 1", "");
    }

    public List<Assignment> of(String principalId) {
        return list("a.principal_id = :value", Directory.id(principalId));
    }

    public Set<DirectoryRole> rolesOf(String principalId) {
        var roles = EnumSet.noneOf(DirectoryRole.class);
        of(principalId).forEach(assignment -> roles.add(assignment.role()));
        return roles;
    }

    /** Also those of a principal deleted softly, which count for nothing until it is restored. */
    public Set<DirectoryRole> heldBy(String principalId) {
        var roles = EnumSet.noneOf(DirectoryRole.class);
        handle.createQuery("SELECT role_id FROM directory_role_assignment WHERE principal_id = :principal")
                .bind("principal", principalId)
                .mapTo(String.class)
                .list()
                .forEach(id -> DirectoryRole.of(id).ifPresent(roles::add));
        return roles;
    }

    public Optional<Assignment> withId(String id) {
        return list("a.id = :value", Directory.id(id)).stream().findFirst();
    }

    private List<Assignment> list(String condition, String value) {
        var query = handle.createQuery("SELECT a.* FROM directory_role_assignment a"
                + " LEFT JOIN service_principal p ON p.id = a.principal_id AND p.deleted_at IS NULL"
                + " LEFT JOIN directory_user u ON u.id = a.principal_id AND u.deleted_at IS NULL"
                + " WHERE (p.id IS NOT NULL OR u.id IS NOT NULL) AND " + condition + " ORDER BY a.id");
        if (condition.contains(":value")) {
            query.bind("value", value);
        }
        return query.map((row, context) -> new Assignment(
                        row.getString("id"),
                        row.getString("principal_id"),
                        DirectoryRole.of(row.getString("role_id")).orElseThrow()))
                .list();
    }

    /** @throws DirectoryRefused if the principal is not there or holds it already */
    public Assignment assign(String principalId, DirectoryRole role) {
        if (directory.servicePrincipals().withId(principalId).isEmpty()
                && directory.users().withId(principalId).isEmpty()) {
            throw DirectoryRefused.notFound(principalId);
        }
        if (rolesOf(principalId).contains(role)) {
            throw DirectoryRefused.bad(
                    "A conflicting object with one or more of the specified property values is present in the"
                            + " directory.");
        }
        var assignment = new Assignment(Directory.newId(), Directory.id(principalId), role);
        handle.createUpdate("INSERT INTO directory_role_assignment (id, principal_id, role_id)"
                        + " VALUES (:id, :principal, :role)")
                .bind("id", assignment.id())
                .bind("principal", assignment.principalId())
                .bind("role", role.id())
                .execute();
        return assignment;
    }

    public void remove(String id) {
        handle.createUpdate("DELETE FROM directory_role_assignment WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    void eraseAll(String principalId) {
        handle.createUpdate("DELETE FROM directory_role_assignment WHERE principal_id = :id")
                .bind("id", principalId)
                .execute();
    }
}
