package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.FederatedCredential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code applications/{id}/federatedIdentityCredentials} (facts/entra-and-graph.md §7.1 c4, e). */
final class FederatedCredentialsApi {
    private static final String NAME = "federatedIdentityCredentials";
    private static final Set<String> SETTABLE = Set.of("name", "issuer", "subject", "audiences", "description");

    private FederatedCredentialsApi() {}

    static void addTo(GraphRoutes routes) {
        for (var form : ObjectKey.formsOfApplications()) {
            var all = "/" + NAME;
            routes.keyed("GET", form, all, FederatedCredentialsApi::list)
                    .keyed("POST", form, all, FederatedCredentialsApi::create);
            for (var one : List.of(all + "/{credential}", all + "(name='{name}')")) {
                boolean named = one.endsWith(")");
                routes.keyed("GET", form, one, (call, key) -> read(call, key, named))
                        .keyed("PATCH", form, one, (call, key) -> change(call, key, named))
                        .keyed("DELETE", form, one, (call, key) -> delete(call, key, named));
            }
        }
    }

    private static Reply list(GraphCall call, ObjectKey key) {
        call.access().readApplications();
        var application = ApplicationsApi.get(call, key);
        return GraphList.reply(
                call,
                GraphType.FEDERATED_CREDENTIAL,
                context(application),
                GraphList.Source.of(all(call.directory(), application.id())));
    }

    /** Of one application, as Graph shows them. */
    static List<ObjectNode> all(Directory directory, String applicationId) {
        return directory.federatedCredentials().of(applicationId).stream()
                .map(FederatedCredentialsApi::json)
                .toList();
    }

    private static Reply read(GraphCall call, ObjectKey key, boolean named) {
        call.access().readApplications();
        var application = ApplicationsApi.get(call, key);
        var found = find(call, application, named).orElseThrow(() -> DirectoryRefused.notFound(asked(call, named)));
        return entity(call, 200, application, found);
    }

    private static Reply create(GraphCall call, ObjectKey key) {
        return create(call, changed(call, key), GraphBody.object(call.request()));
    }

    private static Reply create(GraphCall call, Application application, ObjectNode body) {
        GraphBody.allow(body, SETTABLE);
        var credential = new FederatedCredential(
                Directory.newId(),
                application.id(),
                GraphBody.text(body, "name"),
                GraphBody.text(body, "issuer"),
                GraphBody.text(body, "subject"),
                audiences(body).orElseThrow(() -> DirectoryRefused.bad("Property audiences is required.")),
                GraphBody.optionalText(body, "description"));
        return entity(
                call, 201, application, call.directory().federatedCredentials().create(credential));
    }

    private static Reply change(GraphCall call, ObjectKey key, boolean named) {
        var application = changed(call, key);
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, SETTABLE);
        var found = find(call, application, named);
        if (found.isEmpty() && named && ApplicationsApi.createsIfMissing(call)) {
            var name = asked(call, true);
            if (body.has("name") && !name.equals(body.path("name").asText())) {
                throw DirectoryRefused.bad("Property name is another than in the path.");
            }
            return create(call, application, body.put("name", name));
        }
        var before = found.orElseThrow(() -> DirectoryRefused.notFound(asked(call, named)));
        var after = new FederatedCredential(
                before.id(),
                before.applicationId(),
                GraphBody.optionalText(body, "name").orElse(before.name()),
                GraphBody.optionalText(body, "issuer").orElse(before.issuer()),
                GraphBody.optionalText(body, "subject").orElse(before.subject()),
                audiences(body).orElse(before.audiences()),
                body.has("description") ? GraphBody.optionalText(body, "description") : before.description());
        call.directory().federatedCredentials().update(before, after);
        call.trail().changed(GraphType.FEDERATED_CREDENTIAL, json(before), Optional.of(json(after)));
        return GraphReplies.noContent();
    }

    private static Reply delete(GraphCall call, ObjectKey key, boolean named) {
        var application = ApplicationsApi.get(call, key);
        call.access().change(application);
        var found = find(call, application, named).orElseThrow(() -> DirectoryRefused.notFound(asked(call, named)));
        call.directory().federatedCredentials().remove(application.id(), found.id());
        call.trail().changed(GraphType.FEDERATED_CREDENTIAL, json(found), Optional.empty());
        return GraphReplies.noContent();
    }

    /** A federated credential is a credential: who sets it may be the application. */
    private static Application changed(GraphCall call, ObjectKey key) {
        var application = ApplicationsApi.get(call, key);
        call.access().change(application);
        call.access().addCredential(application.appId());
        return application;
    }

    private static Optional<FederatedCredential> find(GraphCall call, Application application, boolean named) {
        var credentials = call.directory().federatedCredentials();
        var asked = asked(call, named);
        var byName = credentials.withName(application.id(), asked);
        return named ? byName : credentials.withId(application.id(), asked).or(() -> byName);
    }

    private static String asked(GraphCall call, boolean named) {
        return named
                ? call.request().pathParameter("name").replace("''", "'")
                : call.request().pathParameter("credential");
    }

    private static Optional<List<String>> audiences(ObjectNode body) {
        var list = body.path("audiences");
        if (list.isMissingNode()) {
            return Optional.empty();
        }
        var audiences = new ArrayList<String>();
        for (var each : list) {
            if (!each.isTextual()) {
                throw DirectoryRefused.bad("Values of audiences are strings.");
            }
            audiences.add(each.textValue());
        }
        if (!list.isArray()) {
            throw DirectoryRefused.bad("Property audiences is an array.");
        }
        return Optional.of(audiences);
    }

    private static String context(Application application) {
        return "applications('" + application.id() + "')/" + NAME;
    }

    private static Reply entity(GraphCall call, int status, Application application, FederatedCredential credential) {
        return GraphReplies.entity(
                call, status, GraphType.FEDERATED_CREDENTIAL, context(application) + "/$entity", json(credential));
    }

    private static ObjectNode json(FederatedCredential credential) {
        var json = Json.object();
        json.put("id", credential.id());
        json.put("name", credential.name());
        json.put("issuer", credential.issuer());
        json.put("subject", credential.subject());
        json.put("description", credential.description().orElse(null));
        var audiences = json.putArray("audiences");
        credential.audiences().forEach(audiences::add);
        return json;
    }
}
