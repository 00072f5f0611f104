package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.graph.AppRoleAssignmentsApi.Side;
import dev.gatehouse.tenant.signin.SignInLog;
import dev.gatehouse.tenant.token.LastUses;
import dev.gatehouse.tenant.token.SigningKeys;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What Graph serves, and where. */
public final class GraphDoor {
    private final TenantDatabase database;
    private final GraphTokens tokens;
    private final CredentialsApi credentials;
    private final PasswordChangeApi passwords;
    private final LastUses lastUses;
    private final SignInLog signIns;
    private static final Activity ROTATION = new Activity("Add signing key", "KeyManagement", "Add");

    private final SigningKeysApi signingKeys;
    private final GraphErrors errors;

    /** @param keys the tenant's own, with which callers' tokens are verified */
    public GraphDoor(TenantDatabase database, KeyedHash hash, SigningKeys keys, LastUses lastUses, SignInLog signIns) {
        this.database = database;
        this.tokens = new GraphTokens(keys::keySet, database.tenant(), database.clock());
        this.credentials = new CredentialsApi(hash);
        this.passwords = new PasswordChangeApi(database.clock());
        this.lastUses = lastUses;
        this.signIns = signIns;
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
                .route("GET", "/signingKeys", request -> authorized(request, _ -> signingKeys.list()))
                .route("POST", "/signingKeys/rotate", this::rotate)
                .build();
    }

    private Reply rotate(Request request) {
        return authorized(
                request,
                caller -> signingKeys.rotate((directory, key) -> {
                    var trail = new AuditTrail(true);
                    trail.reference("SigningKey", key.id(), true);
                    trail.succeeded(new GraphCall(directory, caller, request, trail), ROTATION);
                }));
    }

    /** Signing keys are for who could take any role of the tenant; they change outside of the caller's transaction. */
    private Reply authorized(Request request, Function<Caller, Reply> work) {
        var claims = tokens.verify(request);
        var caller = database.read(directory -> {
            var calling = tokens.caller(claims, directory);
            new Access(directory, calling).assignRoles();
            return calling;
        });
        return GraphReplies.withIds(request, work.apply(caller));
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
        FederatedCredentialsApi.addTo(routes);
        PermissionGrantsApi.addTo(routes);
        UsersApi.addTo(routes);
        passwords.addTo(routes);
        for (var form : UserForm.all()) {
            ofUser(routes, form);
        }
        GroupsApi.addTo(routes);
        DirectoryObjectsApi.addTo(routes);
        DeletedItemsApi.addTo(routes);
        AuditLogsApi.addTo(routes, signIns);
        routes.route("GET", "/organization", OrganizationApi::list)
                .route("GET", "/organization/{id}", OrganizationApi::read);
        return routes.build();
    }

    private GraphRoutes routes() {
        return new GraphRoutes(database, tokens, errors);
    }

    private void applications(GraphRoutes routes) {
        routes.route("GET", "/applications", ApplicationsApi::list)
                .route("GET", "/applications/$count", ApplicationsApi::count)
                .route("POST", "/applications", ApplicationsApi::create);
        for (var form : ObjectKey.formsOfApplications()) {
            routes.keyed("GET", form, "", ApplicationsApi::read)
                    .keyed("PATCH", form, "", ApplicationsApi::change)
                    .keyed("DELETE", form, "", ApplicationsApi::delete);
            OwnersApi.addTo(
                    routes,
                    form.template(),
                    (call, reads) -> {
                        if (reads) {
                            call.access().readApplications();
                        }
                        return ApplicationsApi.get(call, form.read().apply(call.request()))
                                .id();
                    },
                    (call, id) -> call.access()
                            .change(call.directory().applications().withId(id).orElseThrow()));
            credentials(routes, form, CredentialsApi::application);
        }
    }

    private void servicePrincipals(GraphRoutes routes) {
        routes.route("GET", "/servicePrincipals", ServicePrincipalsApi::list)
                .route("GET", "/servicePrincipals/$count", ServicePrincipalsApi::count)
                .route("POST", "/servicePrincipals", ServicePrincipalsApi::create);
        for (var form : ObjectKey.formsOfServicePrincipals()) {
            routes.keyed("GET", form, "", ServicePrincipalsApi::read)
                    .keyed("PATCH", form, "", ServicePrincipalsApi::change)
                    .keyed("DELETE", form, "", ServicePrincipalsApi::delete);
            OwnersApi.addTo(
                    routes,
                    form.template(),
                    (call, reads) -> {
                        if (reads) {
                            call.access().readApplications();
                        }
                        return ServicePrincipalsApi.get(call, form.read().apply(call.request()))
                                .id();
                    },
                    (call, id) -> call.access()
                            .change(call.directory()
                                    .servicePrincipals()
                                    .withId(id)
                                    .orElseThrow()));
            MembershipApi.addTo(
                    routes,
                    form.template(),
                    call -> ServicePrincipalsApi.readable(call, form.read().apply(call.request())));
            routes.list(
                    form.template() + "/ownedObjects",
                    GraphType.DIRECTORY_OBJECT,
                    call -> owned(
                            call,
                            ServicePrincipalsApi.readable(call, form.read().apply(call.request()))));
            credentials(routes, form, CredentialsApi::servicePrincipal);
            AppRoleAssignmentsApi.addTo(
                    routes,
                    form.template() + "/appRoleAssignedTo",
                    Side.RESOURCE,
                    call -> ServicePrincipalsApi.get(call, form.read().apply(call.request()))
                            .id());
            AppRoleAssignmentsApi.addTo(
                    routes,
                    form.template() + "/appRoleAssignments",
                    Side.PRINCIPAL,
                    call -> ServicePrincipalsApi.get(call, form.read().apply(call.request()))
                            .id());
        }
    }

    /** What users are in, own and hold. */
    private static void ofUser(GraphRoutes routes, UserForm form) {
        java.util.function.Function<GraphCall, String> readable = call -> {
            var id = form.find(call).id();
            call.access().readUser(id);
            return id;
        };
        MembershipApi.addTo(routes, form.template(), readable);
        routes.list(
                        form.template() + "/ownedObjects",
                        GraphType.DIRECTORY_OBJECT,
                        call -> owned(call, readable.apply(call)))
                .list(
                        form.template() + "/oauth2PermissionGrants",
                        GraphType.PERMISSION_GRANT,
                        call -> GraphList.Source.of(PermissionGrantsApi.ofUser(call, readable.apply(call))));
        AppRoleAssignmentsApi.addTo(
                routes,
                form.template() + "/appRoleAssignments",
                Side.PRINCIPAL,
                call -> form.find(call).id());
    }

    private static GraphList.Source owned(GraphCall call, String ownerId) {
        return DirectoryObjects.source(
                call.directory(), call.directory().owners().ownedBy(ownerId));
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
                .route("GET", "/directoryRoles", RolesApi::activeRoles);
        for (var one : List.of("/directoryRoles/{id}", "/directoryRoles(roleTemplateId='{id}')")) {
            routes.route("GET", one, role(RolesApi::activeRole))
                    .route("GET", one + "/members", role(RolesApi::members))
                    .route("POST", one + "/members/$ref", role(RolesApi::addMember))
                    .route("DELETE", one + "/members/{member}/$ref", role(RolesApi::removeMember));
        }
    }

    private static GraphCall.Handler role(BiFunction<GraphCall, String, Reply> handler) {
        return call -> handler.apply(call, call.request().pathParameter("id"));
    }
}
