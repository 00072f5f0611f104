package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.GraphScope;

import java.util.Set;

import static dev.gatehouse.tenant.directory.DirectoryRole.APPLICATION_ADMINISTRATOR;
import static dev.gatehouse.tenant.directory.DirectoryRole.CLOUD_APPLICATION_ADMINISTRATOR;
import static dev.gatehouse.tenant.directory.DirectoryRole.DIRECTORY_READERS;
import static dev.gatehouse.tenant.directory.DirectoryRole.GLOBAL_READER;
import static dev.gatehouse.tenant.directory.DirectoryRole.GROUPS_ADMINISTRATOR;
import static dev.gatehouse.tenant.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static dev.gatehouse.tenant.directory.DirectoryRole.REPORTS_READER;
import static dev.gatehouse.tenant.directory.DirectoryRole.USER_ADMINISTRATOR;

/**
 * What can be allowed in Graph, and by what (facts/entra-and-graph.md §7.4). An application has a right by one of the
 * permissions or of the roles. A user has it by one of the roles, where the client also has one of the scopes; rights
 * that every member of the tenant has need the scope alone.
 */
enum Right {
    READ_APPLICATIONS(
            Set.of(
                    GraphPermission.APPLICATION_READ_ALL,
                    GraphPermission.APPLICATION_READ_WRITE_ALL,
                    GraphPermission.APPLICATION_READ_WRITE_OWNED_BY,
                    GraphPermission.DIRECTORY_READ_ALL),
            Set.of(
                    GraphScope.APPLICATION_READ_ALL,
                    GraphScope.APPLICATION_READ_WRITE_ALL,
                    GraphScope.DIRECTORY_READ_ALL,
                    GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(
                    APPLICATION_ADMINISTRATOR,
                    CLOUD_APPLICATION_ADMINISTRATOR,
                    PRIVILEGED_ROLE_ADMINISTRATOR,
                    DIRECTORY_READERS,
                    GLOBAL_READER),
            true),
    MANAGE_APPLICATIONS(
            Set.of(GraphPermission.APPLICATION_READ_WRITE_ALL),
            Set.of(GraphScope.APPLICATION_READ_WRITE_ALL, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR),
            false),
    /** App roles of any API but Graph. */
    GRANT_ROLES(
            Set.of(GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL),
            Set.of(GraphScope.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR),
            false),
    /** Graph's own app roles. */
    GRANT_GRAPH_ROLES(
            Set.of(GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL),
            Set.of(GraphScope.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL),
            Set.of(PRIVILEGED_ROLE_ADMINISTRATOR),
            false),
    /** Scopes of any API, and those of Graph that show a user himself. */
    GRANT_SCOPES(
            Set.of(GraphPermission.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL),
            Set.of(GraphScope.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR),
            false),
    GRANT_GRAPH_SCOPES(
            Set.of(GraphPermission.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL),
            Set.of(GraphScope.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL),
            Set.of(PRIVILEGED_ROLE_ADMINISTRATOR),
            false),
    READ_ROLES(
            Set.of(
                    GraphPermission.ROLE_MANAGEMENT_READ_DIRECTORY,
                    GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY,
                    GraphPermission.DIRECTORY_READ_ALL),
            Set.of(
                    GraphScope.ROLE_MANAGEMENT_READ_DIRECTORY,
                    GraphScope.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY,
                    GraphScope.DIRECTORY_READ_ALL,
                    GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(PRIVILEGED_ROLE_ADMINISTRATOR, DIRECTORY_READERS, GLOBAL_READER),
            false),
    ASSIGN_ROLES(
            Set.of(GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY),
            Set.of(GraphScope.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY),
            Set.of(PRIVILEGED_ROLE_ADMINISTRATOR),
            false),
    READ_USERS(
            Set.of(
                    GraphPermission.USER_READ_ALL,
                    GraphPermission.USER_READ_WRITE_ALL,
                    GraphPermission.DIRECTORY_READ_ALL),
            Set.of(
                    GraphScope.USER_READ_ALL,
                    GraphScope.USER_READ_WRITE_ALL,
                    GraphScope.DIRECTORY_READ_ALL,
                    GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(
                    APPLICATION_ADMINISTRATOR,
                    CLOUD_APPLICATION_ADMINISTRATOR,
                    PRIVILEGED_ROLE_ADMINISTRATOR,
                    USER_ADMINISTRATOR,
                    GROUPS_ADMINISTRATOR,
                    DIRECTORY_READERS,
                    GLOBAL_READER),
            true),
    /** Users who hold no directory role that the caller lacks. */
    MANAGE_USERS(
            Set.of(GraphPermission.USER_READ_WRITE_ALL),
            Set.of(GraphScope.USER_READ_WRITE_ALL, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(USER_ADMINISTRATOR),
            false),
    READ_GROUPS(
            Set.of(
                    GraphPermission.GROUP_READ_ALL,
                    GraphPermission.GROUP_READ_WRITE_ALL,
                    GraphPermission.GROUP_MEMBER_READ_ALL,
                    GraphPermission.GROUP_MEMBER_READ_WRITE_ALL,
                    GraphPermission.DIRECTORY_READ_ALL),
            Set.of(
                    GraphScope.GROUP_READ_ALL,
                    GraphScope.GROUP_READ_WRITE_ALL,
                    GraphScope.DIRECTORY_READ_ALL,
                    GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(
                    GROUPS_ADMINISTRATOR,
                    USER_ADMINISTRATOR,
                    APPLICATION_ADMINISTRATOR,
                    CLOUD_APPLICATION_ADMINISTRATOR,
                    PRIVILEGED_ROLE_ADMINISTRATOR,
                    DIRECTORY_READERS,
                    GLOBAL_READER),
            true),
    MANAGE_GROUPS(
            Set.of(GraphPermission.GROUP_READ_WRITE_ALL),
            Set.of(GraphScope.GROUP_READ_WRITE_ALL, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR),
            false),
    MANAGE_MEMBERS(
            Set.of(GraphPermission.GROUP_READ_WRITE_ALL, GraphPermission.GROUP_MEMBER_READ_WRITE_ALL),
            Set.of(GraphScope.GROUP_READ_WRITE_ALL, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL),
            Set.of(GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR),
            false),
    READ_AUDIT_LOG(
            Set.of(GraphPermission.AUDIT_LOG_READ_ALL),
            Set.of(GraphScope.AUDIT_LOG_READ_ALL),
            Set.of(REPORTS_READER, GLOBAL_READER),
            false);

    private final Set<GraphPermission> permissions;
    private final Set<GraphScope> scopes;
    private final Set<DirectoryRole> roles;
    private final boolean everyMember;

    Right(Set<GraphPermission> permissions, Set<GraphScope> scopes, Set<DirectoryRole> roles, boolean everyMember) {
        this.permissions = permissions;
        this.scopes = scopes;
        this.roles = roles;
        this.everyMember = everyMember;
    }

    boolean of(Caller caller) {
        if (caller.isUser()) {
            return scoped(caller) && (everyMember || caller.isAny(roles));
        }
        return caller.has(permissions.toArray(GraphPermission[]::new)) || caller.isAny(roles);
    }

    /** Whether the client may do for a user what the user may do because the object is his own. */
    boolean scoped(Caller caller) {
        return caller.isUser() && caller.hasScope(scopes.toArray(GraphScope[]::new));
    }
}
