package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static dev.gatehouse.tenant.directory.DirectoryRole.APPLICATION_ADMINISTRATOR;
import static dev.gatehouse.tenant.directory.DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR;
import static dev.gatehouse.tenant.directory.GraphPermission.APPLICATION_READ_ALL;
import static dev.gatehouse.tenant.directory.GraphPermission.APPLICATION_READ_WRITE_ALL;
import static dev.gatehouse.tenant.directory.GraphPermission.APPLICATION_READ_WRITE_OWNED_BY;
import static dev.gatehouse.tenant.directory.GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL;
import static dev.gatehouse.tenant.directory.GraphPermission.DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL;
import static dev.gatehouse.tenant.directory.GraphPermission.DIRECTORY_READ_ALL;
import static dev.gatehouse.tenant.directory.GraphPermission.ROLE_MANAGEMENT_READ_DIRECTORY;
import static dev.gatehouse.tenant.directory.GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY;
import static dev.gatehouse.tenant.directory.GraphPermission.USER_READ_ALL;
import static dev.gatehouse.tenant.directory.GraphPermission.USER_READ_WRITE_ALL;

/**
 * What a caller may do (facts/entra-and-graph.md §7.4). Each method returns or throws 403; what is not said here is not
 * allowed.
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

    void readApplications() {
        require(mayReadApplications());
    }

    private boolean mayReadApplications() {
        return caller.has(
                        APPLICATION_READ_ALL,
                        APPLICATION_READ_WRITE_ALL,
                        APPLICATION_READ_WRITE_OWNED_BY,
                        DIRECTORY_READ_ALL)
                || caller.is(APPLICATION_ADMINISTRATOR)
                || caller.is(PRIVILEGED_ROLE_ADMINISTRATOR);
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
        return mayAssignRoles() ? EnumSet.allOf(DirectoryRole.class) : caller.roles();
    }

    /** Application Administrator consents to any API's roles except Graph's own. */
    void grant(ServicePrincipal resource) {
        boolean graph = FirstParty.withAppId(resource.appId()).isPresent();
        require(mayGrantGraph() || !graph && caller.is(APPLICATION_ADMINISTRATOR));
    }

    /**
     * Consent to scopes. Those of Graph reach as far as the users who sign in, so only such as show a user himself are
     * given by whoever administers applications.
     */
    void grantScopes(ServicePrincipal resource, String scope) {
        boolean platform = FirstParty.withAppId(resource.appId()).isPresent();
        boolean harmless = !platform || HARMLESS_SCOPES.containsAll(List.of(scope.split(" +")));
        require(mayGrantGraph()
                || caller.has(DELEGATED_PERMISSION_GRANT_READ_WRITE_ALL)
                || harmless && caller.is(APPLICATION_ADMINISTRATOR));
    }

    /** The permission alone is not enough: it goes with one that reads applications (facts §7.4). */
    private boolean mayGrantGraph() {
        return caller.has(APP_ROLE_ASSIGNMENT_READ_WRITE_ALL) && mayReadApplications()
                || caller.is(PRIVILEGED_ROLE_ADMINISTRATOR);
    }

    void readRoles() {
        require(caller.has(ROLE_MANAGEMENT_READ_DIRECTORY, ROLE_MANAGEMENT_READ_WRITE_DIRECTORY, DIRECTORY_READ_ALL)
                || caller.is(PRIVILEGED_ROLE_ADMINISTRATOR));
    }

    void assignRoles() {
        require(mayAssignRoles());
    }

    private boolean mayAssignRoles() {
        return caller.has(ROLE_MANAGEMENT_READ_WRITE_DIRECTORY) || caller.is(PRIVILEGED_ROLE_ADMINISTRATOR);
    }

    void readUsers() {
        require(caller.has(USER_READ_ALL, USER_READ_WRITE_ALL, DIRECTORY_READ_ALL)
                || caller.is(APPLICATION_ADMINISTRATOR)
                || caller.is(PRIVILEGED_ROLE_ADMINISTRATOR));
    }

    void createUsers() {
        require(caller.has(USER_READ_WRITE_ALL));
    }

    /** An account that holds directory roles is changed only by who could give them. */
    void changeUser(String userId) {
        require(caller.has(USER_READ_WRITE_ALL));
        require(directory.directoryRoles().rolesOf(userId).isEmpty() || mayAssignRoles());
    }

    /** What anybody of the tenant may read. */
    void readTenant() {
        require(!caller.permissions().isEmpty() || !caller.roles().isEmpty());
    }

    private boolean managesAll() {
        return caller.has(APPLICATION_READ_WRITE_ALL) || caller.is(APPLICATION_ADMINISTRATOR);
    }

    private boolean manages(String objectId) {
        return managesAll()
                || caller.has(APPLICATION_READ_WRITE_OWNED_BY)
                        && directory.owners().owns(caller.principalId(), objectId);
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
