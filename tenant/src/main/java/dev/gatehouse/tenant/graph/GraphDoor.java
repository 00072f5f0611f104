package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.graph.AppRoleAssignmentsApi.Side;
import dev.gatehouse.tenant.token.LastUses;
import dev.gatehouse.tenant.token.SigningKeys;

import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What Graph serves, and where. */
public final class GraphDoor {
    private final TenantDatabase database;
    private final GraphTokens tokens;
    private final CredentialsApi credentials;
    private final LastUses lastUses;
    private final SigningKeysApi signingKeys;
    private final GraphErrors errors;

    /** @param keys the tenant's own, with which callers' tokens are verified */
    public GraphDoor(TenantDatabase database, KeyedHash hash, SigningKeys keys, LastUses lastUses) {
        this.database = database;
        this.tokens = new GraphTokens(keys::keySet, database.tenant(), database.clock());
        this.credentials = new CredentialsApi(hash);
        this.lastUses = lastUses;
        this.signingKeys = new SigningKeysApi(keys);
        this.errors = new GraphErrors(database.clock(), database.tenant());
    }

    /** Adds {@code /v1.0}, {@code /beta} and {@code /tenant} to the router of the control plane, with their own errors. */
    public void addTo(Router.Builder control) {
        var version1 = version1();
        var batch = new BatchApi(version1, tokens);
        var withBatch = Router.builder()
                .errors(errors)
                .ignoringCase()
                .route("POST", "/$batch", batch::handle)
                .delegate("/{path...}", version1)
                .build();
        control.mount("/v1.0", withBatch).mount("/beta", beta()).mount("/tenant", own());
    }

    /** What Microsoft Graph has no words for. */
    private Router own() {
        return Router.builder()
                .errors(errors)
                .ignoringCase()
                .route("GET", "/signingKeys", request -> authorized(request, signingKeys::list))
                .route("POST", "/signingKeys/rotate", request -> authorized(request, signingKeys::rotate))
                .build();
    }

    /** Signing keys are for who could take any role of the tenant; they change outside of the caller's transaction. */
    private Reply authorized(Request request, Supplier<Reply> work) {
        var claims = tokens.verify(request);
        database.read(directory -> {
            new Access(directory, tokens.caller(claims, directory)).assignRoles();
            return claims;
        });
        return GraphReplies.withIds(request, work.get());
    }

    private Router beta() {
        return routes().after(
                        lastUses::settle, "GET", "/reports/appCredentialSignInActivities", SignInActivitiesApi::list)
                .build();
    }

    private Router version1() {
        var routes = routes();
        applications(routes);
        servicePrincipals(routes);
        roles(routes);
        deletedItems(routes);
        FederatedCredentialsApi.addTo(routes);
        PermissionGrantsApi.addTo(routes);
        routes.route("GET", "/users", UsersApi::list)
                .prepared("POST", "/users", UsersApi::passwordHash, UsersApi::create)
                .route("GET", "/users/{id}", UsersApi::read)
                .prepared("PATCH", "/users/{id}", UsersApi::passwordHash, UsersApi::change)
                .route("DELETE", "/users/{id}", UsersApi::delete)
                .route("GET", "/users/{id}/memberOf", call -> {
                    call.access().readUsers();
                    return RolesApi.memberOf(call, UsersApi.find(call).id());
                })
                .route("GET", "/organization", OrganizationApi::list)
                .route("GET", "/organization/{id}", OrganizationApi::read);
        return routes.build();
    }

    private GraphRoutes routes() {
        return new GraphRoutes(database, tokens, errors);
    }

    private void applications(GraphRoutes routes) {
        routes.route("GET", "/applications", ApplicationsApi::list)
                .route("POST", "/applications", ApplicationsApi::create);
        for (var form : ObjectKey.formsOfApplications()) {
            routes.keyed("GET", form, "", ApplicationsApi::read)
                    .keyed("PATCH", form, "", ApplicationsApi::change)
                    .keyed("DELETE", form, "", ApplicationsApi::delete)
                    .keyed("GET", form, "/owners", ApplicationsApi::owners);
            credentials(routes, form, CredentialsApi::application);
        }
    }

    private void servicePrincipals(GraphRoutes routes) {
        routes.route("GET", "/servicePrincipals", ServicePrincipalsApi::list)
                .route("POST", "/servicePrincipals", ServicePrincipalsApi::create);
        for (var form : ObjectKey.formsOfServicePrincipals()) {
            routes.keyed("GET", form, "", ServicePrincipalsApi::read)
                    .keyed("PATCH", form, "", ServicePrincipalsApi::change)
                    .keyed("DELETE", form, "", ServicePrincipalsApi::delete)
                    .keyed("GET", form, "/owners", ServicePrincipalsApi::owners)
                    .keyed("GET", form, "/memberOf", ServicePrincipalsApi::memberOf);
            credentials(routes, form, CredentialsApi::servicePrincipal);
            AppRoleAssignmentsApi.addTo(routes, form, "/appRoleAssignedTo", Side.RESOURCE);
            AppRoleAssignmentsApi.addTo(routes, form, "/appRoleAssignments", Side.PRINCIPAL);
        }
    }

    private void credentials(
            GraphRoutes routes, ObjectKey.Form form, BiFunction<GraphCall, ObjectKey, CredentialsApi.Holder> holder) {
        credential(routes, form, holder, "addPassword", credentials::addPassword);
        credential(routes, form, holder, "removePassword", credentials::removePassword);
        credential(routes, form, holder, "addKey", credentials::addKey);
        credential(routes, form, holder, "removeKey", credentials::removeKey);
    }

    private void credential(
            GraphRoutes routes,
            ObjectKey.Form form,
            BiFunction<GraphCall, ObjectKey, CredentialsApi.Holder> holder,
            String action,
            BiFunction<GraphCall, CredentialsApi.Holder, Reply> handler) {
        routes.action(
                form.template(),
                action,
                call -> handler.apply(call, holder.apply(call, form.read().apply(call.request()))));
    }

    private void roles(GraphRoutes routes) {
        var assignments = "/roleManagement/directory/roleAssignments";
        var definitions = "/roleManagement/directory/roleDefinitions";
        routes.route("GET", assignments, RolesApi::assignments)
                .route("POST", assignments, RolesApi::assign)
                .route("GET", assignments + "/{id}", RolesApi::assignment)
                .route("DELETE", assignments + "/{id}", RolesApi::remove)
                .route("GET", definitions, RolesApi::definitions)
                .route("GET", definitions + "/{id}", RolesApi::definition)
                .route("GET", "/directoryRoles", RolesApi::activeRoles)
                .route("GET", "/directoryRoles/{id}/members", members("id"))
                .route("GET", "/directoryRoles(roleTemplateId='{template}')/members", members("template"));
    }

    private static GraphCall.Handler members(String parameter) {
        return call -> RolesApi.members(call, call.request().pathParameter(parameter));
    }

    private void deletedItems(GraphRoutes routes) {
        var at = "/directory/deletedItems";
        // The Java SDK writes the cast without "microsoft." (facts §7.1 f).
        for (var cast : new String[] {"graph", "microsoft.graph"}) {
            routes.route("GET", at + "/" + cast + ".application", DeletedItemsApi::applications)
                    .route("GET", at + "/" + cast + ".servicePrincipal", DeletedItemsApi::servicePrincipals);
        }
        routes.route("GET", at + "/{id}", DeletedItemsApi::read)
                .route("DELETE", at + "/{id}", DeletedItemsApi::erase)
                .action(at + "/{id}", "restore", DeletedItemsApi::restore);
    }
}
