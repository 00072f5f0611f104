package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.List;
import java.util.Optional;

/** {@code /applications}: register, read, change, upsert and delete (facts/entra-and-graph.md §7.1 a, b, e, f). */
final class ApplicationsApi {
    /** Graph's default, not the portal's (facts §7.3). */
    private static final String USUAL_AUDIENCE = "AzureADandPersonalMicrosoftAccount";

    private ApplicationsApi() {}

    static Optional<Application> find(GraphCall call, ObjectKey key) {
        var applications = call.directory().applications();
        var found = switch (key) {
            case ObjectKey.Id(var id) -> applications.withId(id);
            case ObjectKey.AppId(var appId) -> applications.withAppId(appId);
            case ObjectKey.UniqueName(var name) -> applications.withUniqueName(name);
        };
        found.ifPresent(each -> call.trail().touched(call.directory(), "Application", each.id()));
        return found;
    }

    static Application get(GraphCall call, ObjectKey key) {
        return find(call, key).orElseThrow(() -> DirectoryRefused.notFound(key.value()));
    }

    static Reply list(GraphCall call) {
        call.access().readApplications();
        return GraphList.reply(call, GraphType.APPLICATION, source(call));
    }

    static Reply count(GraphCall call) {
        call.access().readApplications();
        return GraphList.count(call, GraphType.APPLICATION, source(call));
    }

    private static GraphList.Source source(GraphCall call) {
        var directory = call.directory();
        var applications = directory.applications();
        var query = GraphQuery.ofList(call.request(), GraphType.APPLICATION);
        var one = query.required("appId")
                .map(applications::withAppId)
                .or(() -> query.required("uniqueName").map(applications::withUniqueName))
                .or(() -> query.required("id").map(applications::withId));
        if (one.isPresent()) {
            return GraphList.Source.of(one.get().stream()
                    .map(application -> ApplicationJson.of(application, directory))
                    .toList());
        }
        return GraphList.Source.of(
                (GraphList.PageReader<Application>) applications::page,
                application -> ApplicationJson.of(application, directory));
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
        var owners = References.take(body, "owners", call.directory().tenant());
        GraphBody.allow(body, Properties.OF_APPLICATION);
        var properties = Properties.merged(Json.object().put("signInAudience", USUAL_AUDIENCE), body);
        KeyCredentialList.refusePasswords(properties);
        var keys = Optional.ofNullable(properties.remove("keyCredentials"));
        var application = call.directory().applications().create(properties);
        if (call.access().ownsWhatItMakes()) {
            call.directory().owners().add(application.id(), call.caller().principalId());
        }
        owners.stream()
                .filter(owner -> !call.directory().owners().owns(owner, application.id()))
                .forEach(owner -> OwnersApi.add(call, application.id(), owner));
        keys.ifPresent(list -> KeyCredentialList.replace(call.directory(), application.id(), list));
        return entity(call, 201, application);
    }

    static Reply change(GraphCall call, ObjectKey key) {
        var body = GraphBody.object(call.request());
        var found = find(call, key);
        if (found.isEmpty() && key instanceof ObjectKey.UniqueName(var name) && createsIfMissing(call)) {
            if (body.has("uniqueName") && !name.equals(body.path("uniqueName").asText())) {
                throw DirectoryRefused.bad("Property uniqueName is another than in the path.");
            }
            return create(call, body.put("uniqueName", name));
        }
        update(call, found.orElseThrow(() -> DirectoryRefused.notFound(key.value())), body);
        return GraphReplies.noContent();
    }

    static boolean createsIfMissing(GraphCall call) {
        return call.request().headers().all("Prefer").stream()
                .flatMap(field -> List.of(field.split(",")).stream())
                .anyMatch(each -> each.strip().equalsIgnoreCase("create-if-missing"));
    }

    private static void update(GraphCall call, Application application, ObjectNode body) {
        call.access().change(application);
        GraphBody.allow(body, Properties.OF_APPLICATION);
        KeyCredentialList.refusePasswords(body);
        var keys = Optional.ofNullable(body.remove("keyCredentials"));
        if (keys.isPresent()) {
            call.access().addCredential(application.appId());
            KeyCredentialList.replace(call.directory(), application.id(), keys.get());
        }
        if (!body.isEmpty()) {
            call.directory().applications().update(application, Properties.merged(application.properties(), body));
        }
    }

    static Reply delete(GraphCall call, ObjectKey key) {
        var application = get(call, key);
        call.access().change(application);
        call.directory().deletedItems().delete(application);
        return GraphReplies.noContent();
    }

    private static Reply entity(GraphCall call, int status, Application application) {
        return GraphReplies.entity(
                call, status, GraphType.APPLICATION, ApplicationJson.of(application, call.directory()));
    }
}
