package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.Optional;

/** {@code /servicePrincipals} (facts/entra-and-graph.md §7.1 a3, b2). */
final class ServicePrincipalsApi {
    private ServicePrincipalsApi() {}

    static Optional<ServicePrincipal> find(GraphCall call, ObjectKey key) {
        var principals = call.directory().servicePrincipals();
        Optional<ServicePrincipal> found = switch (key) {
            case ObjectKey.Id(var id) -> principals.withId(id);
            case ObjectKey.AppId(var appId) -> principals.withAppId(appId);
            case ObjectKey.UniqueName name -> Optional.empty();
        };
        found.ifPresent(each -> call.trail().touched(call.directory(), "ServicePrincipal", each.id()));
        return found;
    }

    static ServicePrincipal get(GraphCall call, ObjectKey key) {
        return find(call, key).orElseThrow(() -> DirectoryRefused.notFound(key.value()));
    }

    static Reply list(GraphCall call) {
        call.access().readApplications();
        return GraphList.reply(call, GraphType.SERVICE_PRINCIPAL, source(call));
    }

    static Reply count(GraphCall call) {
        call.access().readApplications();
        return GraphList.count(call, GraphType.SERVICE_PRINCIPAL, source(call));
    }

    private static GraphList.Source source(GraphCall call) {
        var directory = call.directory();
        var principals = directory.servicePrincipals();
        var query = GraphQuery.ofList(call.request(), GraphType.SERVICE_PRINCIPAL);
        var one = query.required("appId")
                .map(principals::withAppId)
                .or(() -> query.required("id").map(principals::withId));
        if (one.isPresent()) {
            return GraphList.Source.of(one.get().stream()
                    .map(principal -> ServicePrincipalJson.of(principal, directory))
                    .toList());
        }
        return GraphList.Source.of(
                (GraphList.PageReader<ServicePrincipal>) principals::page,
                principal -> ServicePrincipalJson.of(principal, directory));
    }

    static Reply read(GraphCall call, ObjectKey key) {
        call.access().readApplications();
        return entity(call, 200, get(call, key));
    }

    static Reply create(GraphCall call) {
        return create(call, GraphBody.object(call.request()));
    }

    private static Reply create(GraphCall call, ObjectNode body) {
        call.access().createApplications();
        GraphBody.allow(body, Properties.OF_SERVICE_PRINCIPAL);
        var appId = GraphBody.guid(body, "appId");
        var application = call.directory()
                .applications()
                .withAppId(appId)
                .orElseThrow(() -> DirectoryRefused.bad("The appId '" + appId
                        + "' of the service principal does not reference a valid application" + " object."));
        call.access().createPrincipalOf(application);
        var enabled = GraphBody.optionalBoolean(body, "accountEnabled").orElse(true);
        var principal = call.directory().servicePrincipals().create(appId, properties(Json.object(), body), enabled);
        if (call.access().ownsWhatItMakes()) {
            call.directory().owners().add(principal.id(), call.caller().principalId());
        }
        return entity(call, 201, principal);
    }

    static Reply change(GraphCall call, ObjectKey key) {
        var body = GraphBody.object(call.request());
        var found = find(call, key);
        if (found.isEmpty() && key instanceof ObjectKey.AppId(var appId) && ApplicationsApi.createsIfMissing(call)) {
            return create(call, body.put("appId", appId));
        }
        var principal = found.orElseThrow(() -> DirectoryRefused.notFound(key.value()));
        call.access().change(principal);
        GraphBody.allow(body, Properties.OF_SERVICE_PRINCIPAL);
        if (body.has("appId")
                && !principal.appId().equalsIgnoreCase(body.path("appId").asText())) {
            throw DirectoryRefused.bad("Property appId can't be changed.");
        }
        var keys = Optional.ofNullable(body.remove("keyCredentials"));
        if (keys.isPresent()) {
            call.access().addCredential(principal.appId());
            KeyCredentialList.replace(call.directory(), principal.id(), keys.get());
        }
        var enabled = GraphBody.optionalBoolean(body, "accountEnabled").orElse(principal.enabled());
        call.directory().servicePrincipals().update(principal, enabled, properties(principal.properties(), body));
        return GraphReplies.noContent();
    }

    /** Without what is kept elsewhere or follows from the application. */
    private static ObjectNode properties(ObjectNode before, ObjectNode body) {
        KeyCredentialList.refusePasswords(body);
        GraphBody.optionalBoolean(body, "appRoleAssignmentRequired");
        var change = body.deepCopy();
        change.remove("appId");
        change.remove("accountEnabled");
        change.remove("displayName");
        change.remove("servicePrincipalType");
        if (change.has("keyCredentials")) {
            throw DirectoryRefused.bad("Property keyCredentials is set by PATCH, after the object is made.");
        }
        return Properties.merged(before, change);
    }

    static Reply delete(GraphCall call, ObjectKey key) {
        var principal = get(call, key);
        call.access().change(principal);
        call.directory().deletedItems().delete(principal);
        return GraphReplies.noContent();
    }

    /** The object's id, where the caller may read it: anybody may read itself. */
    static String readable(GraphCall call, ObjectKey key) {
        var principal = get(call, key);
        if (!call.caller().principalId().equals(principal.id())) {
            call.access().readApplications();
        }
        return principal.id();
    }

    private static Reply entity(GraphCall call, int status, ServicePrincipal principal) {
        return GraphReplies.entity(
                call, status, GraphType.SERVICE_PRINCIPAL, ServicePrincipalJson.of(principal, call.directory()));
    }
}
