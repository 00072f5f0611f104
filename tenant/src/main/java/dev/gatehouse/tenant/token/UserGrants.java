package dev.gatehouse.tenant.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.directory.AppRole;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.User;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what a client may do in a user's name: what an administrator granted it ({@code oauth2PermissionGrants}), what the
 * resource's own application authorized it for beforehand, and, for the portals, what they ask for. Nobody is asked for
 * consent on the way.
 */
public final class UserGrants {
    /** What the portals may do at Graph in the name of who signed in; never more than that person may. */
    private static final Set<String> PORTALS_AT_GRAPH = Set.of("User.Read", "Directory.AccessAsUser.All");

    /** What the admin portal may do there besides: give the service's identity its role. */
    private static final String ADMIN_PORTAL_AT_GRAPH = "RoleManagement.ReadWrite.Directory";

    private UserGrants() {}

    /**
     * @throws TokenRequestRefused if there is no such resource, the user was not assigned, or something was asked for that
     *     nobody granted
     */
    static UserGrant find(
            Directory directory,
            ServicePrincipal client,
            User user,
            RequestedScope requested,
            String method,
            Instant authenticated) {
        check(directory, client, user, requested);
        var resource = Grants.resource(directory, requested.resource());
        var application = directory.applications().withAppId(resource.appId());
        var platform = FirstParty.withAppId(resource.appId());
        boolean version2 = application.map(Application::takesVersion2).orElse(false);
        var scopes = scopes(directory, client, user, resource, requested);
        var names = new ArrayList<>(requested.openId());
        if (requested.all()) {
            scopes.forEach(scope -> names.add(requested.resource() + "/" + scope));
        }
        // As the client wrote them: it looks its tokens up by these words.
        names.addAll(requested.written());
        if (platform.filter(each -> each == FirstParty.GRAPH).isPresent()) {
            // Graph's tokens say these too, so that userinfo knows what it may tell.
            requested.openId().stream()
                    .filter(each -> !each.equals("offline_access"))
                    .forEach(scopes::add);
        }
        var held = directory.appRoleAssignments().roleIds(user.id(), resource.id());
        return new UserGrant(
                client,
                user,
                resource,
                version2 ? resource.appId() : requested.resource(),
                version2,
                List.copyOf(scopes),
                names,
                requested.openId(),
                directory.servicePrincipals().appRoles(resource).stream()
                        .filter(role -> role.enabled() && !role.value().isEmpty() && held.contains(role.id()))
                        .map(AppRole::value)
                        .sorted()
                        .toList(),
                platform.map(each -> directory.directoryRoles().rolesOf(user.id()).stream()
                        .map(DirectoryRole::id)
                        .toList()),
                method,
                authenticated);
    }

    /**
     * Whether tokens would be given, asked before a code is.
     *
     * @throws TokenRequestRefused as {@link #find}
     */
    public static void check(Directory directory, ServicePrincipal client, User user, RequestedScope requested) {
        if (client.assignmentRequired()
                && directory
                        .appRoleAssignments()
                        .roleIds(user.id(), client.id())
                        .isEmpty()) {
            throw new TokenRequestRefused(
                    TokenFault.USER_NOT_ASSIGNED,
                    "Your administrator has configured the application " + client.displayName()
                            + " to block users unless they are specifically granted access.");
        }
        var resource = Grants.resource(directory, requested.resource());
        var granted = scopes(directory, client, user, resource, requested);
        boolean nothing = granted.isEmpty()
                && (requested.all() || !requested.permissions().isEmpty());
        var missing = requested.permissions().stream()
                .filter(each -> granted.stream().noneMatch(each::equalsIgnoreCase))
                .findFirst();
        if (nothing || missing.isPresent()) {
            throw new TokenRequestRefused(
                    TokenFault.CONSENT_REQUIRED,
                    "The user or administrator has not consented to use the application with ID '" + client.appId()
                            + "' for " + Grants.shown(missing.orElse(requested.resource()))
                            + ". An administrator grants it with POST /v1.0/oauth2PermissionGrants.");
        }
    }

    /** Of what was asked for, what the client has. */
    private static TreeSet<String> scopes(
            Directory directory,
            ServicePrincipal client,
            User user,
            ServicePrincipal resource,
            RequestedScope requested) {
        var has = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        has.addAll(directory.permissionGrants().scopes(client.id(), resource.id(), user.id()));
        directory.applications().withAppId(resource.appId()).ifPresent(application -> {
            has.addAll(authorizedBeforehand(application, client.appId()));
            has.retainAll(offered(application));
        });
        FirstParty.withAppId(client.appId()).filter(FirstParty::isPortal).ifPresent(portal -> {
            if (resource.appId().equals(FirstParty.GRAPH.appId())) {
                has.addAll(PORTALS_AT_GRAPH);
                if (portal == FirstParty.ADMIN_PORTAL) {
                    has.add(ADMIN_PORTAL_AT_GRAPH);
                }
            } else {
                FirstParty.withAppId(resource.appId()).map(FirstParty::scopes).ifPresent(has::addAll);
            }
        });
        if (!requested.all()) {
            has.removeIf(each -> requested.permissions().stream().noneMatch(each::equalsIgnoreCase));
        }
        return has;
    }

    private static Set<String> offered(Application application) {
        var offered = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var scope : application.properties().at("/api/oauth2PermissionScopes")) {
            if (scope.path("isEnabled").asBoolean(true)) {
                offered.add(scope.path("value").asText());
            }
        }
        return offered;
    }

    /** {@code api.preAuthorizedApplications} of the resource's application. */
    private static Set<String> authorizedBeforehand(Application application, String clientId) {
        var ids = new HashSet<String>();
        for (var each : application.properties().at("/api/preAuthorizedApplications")) {
            if (each.path("appId").asText().equalsIgnoreCase(clientId)) {
                each.path("delegatedPermissionIds").forEach((JsonNode id) -> ids.add(id.asText()));
            }
        }
        var values = new HashSet<String>();
        for (var scope : application.properties().at("/api/oauth2PermissionScopes")) {
            if (ids.contains(scope.path("id").asText())) {
                values.add(scope.path("value").asText());
            }
        }
        return values;
    }
}
