package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.graph.AppRoleAssignmentsApi.Side;
import dev.gatehouse.tenant.token.LastUses;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** What Graph serves, and where. Reading happens in a transaction that can only read, all else in one that writes. */
public final class GraphDoor {
    private final TenantDatabase database;
    private final GraphTokens tokens;
    private final CredentialsApi credentials;
    private final LastUses lastUses;
    private final GraphErrors errors;

    /** @param keys the tenant's own, with which callers' tokens are verified */
    public GraphDoor(TenantDatabase database, KeyedHash hash, Supplier<KeySet> keys, LastUses lastUses) {
        this.database = database;
        this.tokens = new GraphTokens(keys, database.tenant(), database.clock());
        this.credentials = new CredentialsApi(hash);
        this.lastUses = lastUses;
        this.errors = new GraphErrors(database.clock(), database.tenant());
    }

    /** Adds {@code /v1.0} and {@code /beta} to the router of the control plane, with their own errors. */
    public void addTo(Router.Builder control) {
        control.mount("/v1.0", version1()).mount("/beta", beta());
    }

    private Router beta() {
        return Router.builder()
                .errors(errors)
                .ignoringCase()
                .route("GET", "/reports/appCredentialSignInActivities", request -> {
                    lastUses.settle();
                    return call(SignInActivitiesApi::list).handle(request);
                })
                .build();
    }

    private Router version1() {
        var router = Router.builder().errors(errors).ignoringCase();
        applications(router);
        servicePrincipals(router);
        roles(router);
        deletedItems(router);
        router.route("GET", "/users", call(UsersApi::list))
                .route("POST", "/users", prepared(UsersApi::passwordHash, UsersApi::create))
                .route("GET", "/users/{id}", call(UsersApi::read))
                .route("PATCH", "/users/{id}", prepared(UsersApi::passwordHash, UsersApi::change))
                .route("DELETE", "/users/{id}", call(UsersApi::delete))
                .route("GET", "/users/{id}/memberOf", call(call -> {
                    call.access().readUsers();
                    return RolesApi.memberOf(call, UsersApi.find(call).id());
                }))
                .route("GET", "/organization", call(OrganizationApi::list))
                .route("GET", "/organization/{id}", call(OrganizationApi::read));
        return router.build();
    }

    private void applications(Router.Builder router) {
        router.route("GET", "/applications", call(ApplicationsApi::list))
                .route("POST", "/applications", call(ApplicationsApi::create));
        for (var form : ObjectKey.formsOfApplications()) {
            var at = form.template();
            router.route("GET", at, keyed(form, ApplicationsApi::read))
                    .route("PATCH", at, keyed(form, ApplicationsApi::change))
                    .route("DELETE", at, keyed(form, ApplicationsApi::delete))
                    .route("GET", at + "/owners", keyed(form, ApplicationsApi::owners));
            credentials(router, form, CredentialsApi::application);
        }
    }

    private void servicePrincipals(Router.Builder router) {
        router.route("GET", "/servicePrincipals", call(ServicePrincipalsApi::list))
                .route("POST", "/servicePrincipals", call(ServicePrincipalsApi::create));
        for (var form : ObjectKey.formsOfServicePrincipals()) {
            var at = form.template();
            router.route("GET", at, keyed(form, ServicePrincipalsApi::read))
                    .route("PATCH", at, keyed(form, ServicePrincipalsApi::change))
                    .route("DELETE", at, keyed(form, ServicePrincipalsApi::delete))
                    .route("GET", at + "/owners", keyed(form, ServicePrincipalsApi::owners))
                    .route("GET", at + "/memberOf", keyed(form, ServicePrincipalsApi::memberOf));
            credentials(router, form, CredentialsApi::servicePrincipal);
            assignments(router, form, "/appRoleAssignedTo", Side.RESOURCE);
            assignments(router, form, "/appRoleAssignments", Side.PRINCIPAL);
        }
    }

    private void assignments(Router.Builder router, ObjectKey.Form form, String name, Side side) {
        var at = form.template() + name;
        router.route(
                        "GET",
                        at,
                        keyed(
                                form,
                                (call, key) ->
                                        AppRoleAssignmentsApi.list(call, ServicePrincipalsApi.get(call, key), side)))
                .route(
                        "POST",
                        at,
                        keyed(
                                form,
                                (call, key) ->
                                        AppRoleAssignmentsApi.create(call, ServicePrincipalsApi.get(call, key), side)))
                .route(
                        "GET",
                        at + "/{assignmentId}",
                        keyed(
                                form,
                                (call, key) ->
                                        AppRoleAssignmentsApi.read(call, ServicePrincipalsApi.get(call, key), side)))
                .route(
                        "DELETE",
                        at + "/{assignmentId}",
                        keyed(
                                form,
                                (call, key) ->
                                        AppRoleAssignmentsApi.delete(call, ServicePrincipalsApi.get(call, key), side)));
    }

    private void credentials(
            Router.Builder router,
            ObjectKey.Form form,
            BiFunction<GraphCall, ObjectKey, CredentialsApi.Holder> holder) {
        credential(router, form, holder, "addPassword", credentials::addPassword);
        credential(router, form, holder, "removePassword", credentials::removePassword);
        credential(router, form, holder, "addKey", credentials::addKey);
        credential(router, form, holder, "removeKey", credentials::removeKey);
    }

    /** Actions are reached by their name and, as OData has it, by their qualified name. */
    private void credential(
            Router.Builder router,
            ObjectKey.Form form,
            BiFunction<GraphCall, ObjectKey, CredentialsApi.Holder> holder,
            String action,
            BiFunction<GraphCall, CredentialsApi.Holder, Reply> handler) {
        var keyed = keyed(form, (call, key) -> handler.apply(call, holder.apply(call, key)));
        router.route("POST", form.template() + "/" + action, keyed)
                .route("POST", form.template() + "/microsoft.graph." + action, keyed);
    }

    private void roles(Router.Builder router) {
        var assignments = "/roleManagement/directory/roleAssignments";
        var definitions = "/roleManagement/directory/roleDefinitions";
        router.route("GET", assignments, call(RolesApi::assignments))
                .route("POST", assignments, call(RolesApi::assign))
                .route("GET", assignments + "/{id}", call(RolesApi::assignment))
                .route("DELETE", assignments + "/{id}", call(RolesApi::remove))
                .route("GET", definitions, call(RolesApi::definitions))
                .route("GET", definitions + "/{id}", call(RolesApi::definition))
                .route("GET", "/directoryRoles", call(RolesApi::activeRoles))
                .route("GET", "/directoryRoles/{id}/members", members("id"))
                .route("GET", "/directoryRoles(roleTemplateId='{template}')/members", members("template"));
    }

    private Handler members(String parameter) {
        return call(call -> RolesApi.members(call, call.request().pathParameter(parameter)));
    }

    private void deletedItems(Router.Builder router) {
        var at = "/directory/deletedItems";
        // The Java SDK writes the cast without "microsoft." (facts §7.1 f).
        for (var cast : new String[] {"graph", "microsoft.graph"}) {
            router.route("GET", at + "/" + cast + ".application", call(DeletedItemsApi::applications))
                    .route("GET", at + "/" + cast + ".servicePrincipal", call(DeletedItemsApi::servicePrincipals));
        }
        router.route("GET", at + "/{id}", call(DeletedItemsApi::read))
                .route("DELETE", at + "/{id}", call(DeletedItemsApi::erase))
                .route("POST", at + "/{id}/restore", call(DeletedItemsApi::restore))
                .route("POST", at + "/{id}/microsoft.graph.restore", call(DeletedItemsApi::restore));
    }

    private Handler keyed(ObjectKey.Form form, BiFunction<GraphCall, ObjectKey, Reply> handler) {
        return call(call -> handler.apply(call, form.read().apply(call.request())));
    }

    private Handler call(GraphCall.Handler handler) {
        return prepared((request, claims) -> Optional.empty(), (call, nothing) -> handler.handle(call));
    }

    /** What takes long is prepared after the token was verified and before the transaction begins. */
    private <T> Handler prepared(BiFunction<Request, Claims, T> prepare, BiFunction<GraphCall, T, Reply> handler) {
        return request -> {
            var claims = tokens.verify(request);
            var prepared = prepare.apply(request, claims);
            Function<dev.gatehouse.tenant.directory.Directory, Reply> work = directory ->
                    handler.apply(new GraphCall(directory, tokens.caller(claims, directory), request), prepared);
            boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
            return GraphReplies.withIds(request, reads ? database.read(work) : database.write(work));
        };
    }
}
