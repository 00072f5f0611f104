package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.PermissionGrant;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code oauth2PermissionGrants}: which clients may act in the name of users, where, and how far. */
final class PermissionGrantsApi {
    private static final String CONTEXT = "oauth2PermissionGrants";
    private static final Set<String> SETTABLE = Set.of("clientId", "consentType", "principalId", "resourceId", "scope");
    private static final String ALL = "AllPrincipals";
    private static final String ONE = "Principal";

    private PermissionGrantsApi() {}

    static void addTo(GraphRoutes routes) {
        routes.route("GET", "/" + CONTEXT, PermissionGrantsApi::list)
                .route("POST", "/" + CONTEXT, PermissionGrantsApi::create)
                .route("GET", "/" + CONTEXT + "/{id}", PermissionGrantsApi::read)
                .route("PATCH", "/" + CONTEXT + "/{id}", PermissionGrantsApi::change)
                .route("DELETE", "/" + CONTEXT + "/{id}", PermissionGrantsApi::delete);
        for (var form : ObjectKey.formsOfServicePrincipals()) {
            routes.keyed("GET", form, "/" + CONTEXT, PermissionGrantsApi::ofClient);
        }
    }

    private static Reply list(GraphCall call) {
        call.access().readApplications();
        var grants = call.directory().permissionGrants();
        return GraphList.reply(
                call,
                GraphType.PERMISSION_GRANT,
                GraphQuery.ofList(call.request(), GraphType.PERMISSION_GRANT)
                        .required("clientId")
                        .map(client -> GraphList.Source.of(grants.ofClient(client).stream()
                                .map(PermissionGrantsApi::json)
                                .toList()))
                        .orElseGet(() -> GraphList.Source.of(
                                (GraphList.PageReader<PermissionGrant>) grants::page, PermissionGrantsApi::json)));
    }

    private static Reply ofClient(GraphCall call, ObjectKey key) {
        call.access().readApplications();
        var client = ServicePrincipalsApi.get(call, key);
        return GraphList.reply(call, GraphType.PERMISSION_GRANT, GraphList.Source.of(ofClient(call, client.id())));
    }

    /** Of one client, as Graph shows them. */
    static List<ObjectNode> ofClient(GraphCall call, String clientId) {
        return call.directory().permissionGrants().ofClient(clientId).stream()
                .map(PermissionGrantsApi::json)
                .toList();
    }

    /** Those that name a user, as Graph shows them. */
    static List<ObjectNode> ofUser(GraphCall call, String userId) {
        return call.directory().permissionGrants().ofUser(userId).stream()
                .map(PermissionGrantsApi::json)
                .toList();
    }

    private static Reply read(GraphCall call) {
        call.access().readApplications();
        return GraphReplies.entity(call, 200, GraphType.PERMISSION_GRANT, json(find(call)));
    }

    private static Reply create(GraphCall call) {
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, SETTABLE);
        var resource = resource(call, GraphBody.guid(body, "resourceId"));
        var scope = GraphBody.text(body, "scope").strip();
        call.access().grantScopes(resource, scope);
        var grant = call.directory()
                .permissionGrants()
                .create(GraphBody.guid(body, "clientId"), resource.id(), principal(body), scope);
        return GraphReplies.entity(call, 201, GraphType.PERMISSION_GRANT, json(grant));
    }

    /** All users, or the one named. */
    private static Optional<String> principal(ObjectNode body) {
        boolean named = GraphBody.optionalText(body, "principalId").isPresent();
        return switch (GraphBody.text(body, "consentType")) {
            case ALL -> {
                if (named) {
                    throw DirectoryRefused.bad("Property principalId is left out where consentType is " + ALL + ".");
                }
                yield Optional.empty();
            }
            case ONE -> Optional.of(GraphBody.guid(body, "principalId"));
            default -> throw DirectoryRefused.bad("Property consentType is " + ALL + " or " + ONE + ".");
        };
    }

    private static Reply change(GraphCall call) {
        var grant = find(call);
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, Set.of("scope"));
        var scope = GraphBody.text(body, "scope").strip();
        // Narrowing a grant of Graph's scopes needs as much as giving it: both ends are looked at.
        var resource = resource(call, grant.resourceId());
        call.access().grantScopes(resource, grant.scope());
        call.access().grantScopes(resource, scope);
        call.directory().permissionGrants().update(grant.id(), scope);
        call.trail()
                .changed(
                        GraphType.PERMISSION_GRANT,
                        json(grant),
                        Optional.of(json(grant).put("scope", scope)));
        return GraphReplies.noContent();
    }

    private static Reply delete(GraphCall call) {
        var grant = find(call);
        call.access().grantScopes(resource(call, grant.resourceId()), grant.scope());
        call.directory().permissionGrants().remove(grant.id());
        call.trail().changed(GraphType.PERMISSION_GRANT, json(grant), Optional.empty());
        return GraphReplies.noContent();
    }

    private static ServicePrincipal resource(GraphCall call, String id) {
        return call.directory()
                .servicePrincipals()
                .withId(id)
                .orElseThrow(() -> DirectoryRefused.bad("The service principal " + id + " does not exist."));
    }

    private static PermissionGrant find(GraphCall call) {
        var id = call.request().pathParameter("id");
        return call.directory().permissionGrants().withId(id).orElseThrow(() -> DirectoryRefused.notFound(id));
    }

    private static ObjectNode json(PermissionGrant grant) {
        var json = Json.object();
        json.put("id", grant.id());
        json.put("clientId", grant.clientId());
        json.put("consentType", grant.principalId().isPresent() ? ONE : ALL);
        json.put("principalId", grant.principalId().orElse(null));
        json.put("resourceId", grant.resourceId());
        json.put("scope", grant.scope());
        return json;
    }
}
