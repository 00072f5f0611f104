package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.GraphScope;
import dev.gatehouse.tenant.directory.Group;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static dev.gatehouse.tenant.directory.GraphPermission.APPLICATION_READ_WRITE_OWNED_BY;

/**
 * What a caller may do (facts/entra-and-graph.md §7.4): {@link Right} says by what, this class to which objects. Each
 * method returns or throws 403; what is not said here is not allowed.
 */
final class Access {
    private static final Set<String> HARMLESS_SCOPES =
            Set.of("openid", "profile", "email", "offline_access", "User.Read");

    private final Directory directory;
    private final Caller caller;

    Access(Directory directory, Caller caller) {
        this.directory = directory;
        this.caller = caller;
    }

    void require(Right right) {
        require(right.of(caller));
    }

    void readApplications() {
        require(Right.READ_APPLICATIONS);
    }

    void createApplications() {
        require(managesAll() || caller.has(APPLICATION_READ_WRITE_OWNED_BY));
    }

    /** Whether what the caller makes belongs to it: it could not change it otherwise. */
    boolean ownsWhatItMakes() {
        return !managesAll();
    }

    void change(Application application) {
        require(manages(application.id()));
    }

    /** Making the principal of an application needs as much as changing the application. */
    void createPrincipalOf(Application application) {
        require(manages(application.id()));
    }

    void change(ServicePrincipal principal) {
        require(principal.type() == ServicePrincipal.Type.APPLICATION);
        require(manages(principal.id()) || ownsApplicationOf(principal));
    }

    /**
     * Whoever can add a credential to a client can be that client: so the client may hold no permission of Graph and
     * no directory role that the caller could not take itself.
     *
     * @param appId whose client
     */
    void addCredential(String appId) {
        // One deleted softly counts too: it could be restored, with all it holds, once the credential is there.
        var principal = directory
                .servicePrincipals()
                .withAppId(appId)
                .or(() -> directory.deletedItems().servicePrincipalOf(appId));
        if (principal.isEmpty()) {
            return;
        }
        if (principal.get().type() != ServicePrincipal.Type.APPLICATION) {
            throw DirectoryRefused.denied("Credentials of this service principal are the platform's own.");
        }
        if (!attainableRoles()
                        .containsAll(directory
                                .directoryRoles()
                                .heldBy(principal.get().id()))
                || !attainablePermissions().containsAll(permissionsOf(principal.get()))) {
            throw DirectoryRefused.denied("Insufficient privileges to complete the operation: the application holds"
                    + " permissions of Microsoft Graph or directory roles that the caller does not hold.");
        }
    }

    private Set<GraphPermission> permissionsOf(ServicePrincipal principal) {
        var graph = directory
                .servicePrincipals()
                .withAppId(FirstParty.GRAPH.appId())
                .orElseThrow();
        var permissions = EnumSet.noneOf(GraphPermission.class);
        directory
                .appRoleAssignments()
                .roleIds(principal.id(), graph.id())
                .forEach(id -> GraphPermission.withId(id).ifPresent(permissions::add));
        return permissions;
    }

    private Set<GraphPermission> attainablePermissions() {
        return mayGrantGraph() ? EnumSet.allOf(GraphPermission.class) : caller.permissions();
    }

    private Set<DirectoryRole> attainableRoles() {
        return Right.ASSIGN_ROLES.of(caller) ? EnumSet.allOf(DirectoryRole.class) : caller.roles();
    }

    /** Application Administrator consents to any API's roles except Graph's own. */
    void grant(ServicePrincipal resource) {
        boolean platform = FirstParty.withAppId(resource.appId()).isPresent();
        require(platform ? mayGrantGraph() : withReading(Right.GRANT_ROLES));
    }

    /**
     * Consent to scopes. Those of Graph reach as far as the users who sign in, so only such as show a user himself are
     * given by whoever administers applications.
     */
    void grantScopes(ServicePrincipal resource, String scope) {
        boolean platform = FirstParty.withAppId(resource.appId()).isPresent();
        boolean harmless = !platform || HARMLESS_SCOPES.containsAll(List.of(scope.split(" +")));
        require(harmless ? Right.GRANT_SCOPES : Right.GRANT_GRAPH_SCOPES);
    }

    private boolean mayGrantGraph() {
        return withReading(Right.GRANT_GRAPH_ROLES);
    }

    /** The permission alone is not enough: it goes with one that reads applications (facts §7.4). */
    private boolean withReading(Right right) {
        return right.of(caller) && Right.READ_APPLICATIONS.of(caller);
    }

    void readRoles() {
        require(Right.READ_ROLES);
    }

    void assignRoles() {
        require(Right.ASSIGN_ROLES);
    }

    void readUsers() {
        require(Right.READ_USERS);
    }

    /** Anybody may see himself. */
    void readUser(String userId) {
        require(Right.READ_USERS.of(caller) || isSelf(userId) && seesHimself());
    }

    private boolean seesHimself() {
        return Right.READ_USERS.scoped(caller) || caller.hasScope(GraphScope.USER_READ, GraphScope.USER_READ_WRITE);
    }

    boolean isSelf(String userId) {
        return caller.isUser() && caller.principalId().equals(userId);
    }

    boolean managesUsers() {
        return Right.MANAGE_USERS.of(caller);
    }

    void createUsers() {
        require(Right.MANAGE_USERS);
    }

    /** An account is changed only by who holds its directory roles too, or could take them. */
    void changeUser(String userId) {
        require(managesUsers());
        require(attainableRoles().containsAll(directory.directoryRoles().heldBy(userId)));
    }

    /** What a user may change of himself: few things, and no more than the client was given. */
    boolean changesHimself(String userId) {
        return isSelf(userId)
                && (caller.hasScope(GraphScope.USER_READ_WRITE, GraphScope.DIRECTORY_ACCESS_AS_USER_ALL)
                        || Right.MANAGE_USERS.scoped(caller));
    }

    /** A password is changed by the user himself, who knows the old one. */
    void changePassword(String userId) {
        require(isSelf(userId) && caller.hasScope(GraphScope.DIRECTORY_ACCESS_AS_USER_ALL));
    }

    void readGroups() {
        require(Right.READ_GROUPS);
    }

    void createGroups() {
        require(Right.MANAGE_GROUPS);
    }

    void change(Group group) {
        require(Right.MANAGE_GROUPS.of(caller) || Right.MANAGE_GROUPS.scoped(caller) && owns(group.id()));
    }

    void changeMembers(Group group) {
        require(Right.MANAGE_MEMBERS.of(caller) || Right.MANAGE_MEMBERS.scoped(caller) && owns(group.id()));
    }

    /** What anybody of the tenant may read. */
    void readTenant() {
        require(!caller.permissions().isEmpty()
                || !caller.roles().isEmpty()
                || !caller.scopes().isEmpty());
    }

    private boolean managesAll() {
        return Right.MANAGE_APPLICATIONS.of(caller);
    }

    private boolean manages(String objectId) {
        boolean owned = caller.has(APPLICATION_READ_WRITE_OWNED_BY) || Right.MANAGE_APPLICATIONS.scoped(caller);
        return managesAll() || owned && owns(objectId);
    }

    private boolean owns(String objectId) {
        return directory.owners().owns(caller.principalId(), objectId);
    }

    private boolean ownsApplicationOf(ServicePrincipal principal) {
        return directory
                .applications()
                .withAppId(principal.appId())
                .filter(application -> manages(application.id()))
                .isPresent();
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw DirectoryRefused.denied("Insufficient privileges to complete the operation.");
        }
    }
}
