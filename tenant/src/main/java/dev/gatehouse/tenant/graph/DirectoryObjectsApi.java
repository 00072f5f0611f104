package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code /directoryObjects}: objects of whatever type by id, of which the caller sees those that it may read. */
final class DirectoryObjectsApi {
    private static final int MOST = 1_000;
    private static final Set<String> TYPES =
            Set.of("application", "directoryObject", "group", "servicePrincipal", "user");

    private DirectoryObjectsApi() {}

    static void addTo(GraphRoutes routes) {
        routes.route("GET", "/directoryObjects/{id}", DirectoryObjectsApi::read)
                .action("/directoryObjects", "getByIds", DirectoryObjectsApi::byIds);
    }

    private static Reply read(GraphCall call) {
        var id = call.request().pathParameter("id");
        var found = visible(call, id).orElseThrow(() -> DirectoryRefused.notFound(id));
        return GraphReplies.entity(call, 200, GraphType.DIRECTORY_OBJECT, found);
    }

    private static Reply byIds(GraphCall call) {
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, Set.of("ids", "types"));
        var ids = MembershipApi.ids(body.path("ids"), "ids", MOST);
        var types = types(body);
        var reply = Json.object();
        reply.put("@odata.context", GraphReplies.context(call, GraphType.DIRECTORY_OBJECT.context()));
        var value = reply.putArray("value");
        for (var id : ids) {
            visible(call, id)
                    .filter(each -> types.isEmpty() || types.contains(type(each)))
                    .ifPresent(value::add);
        }
        return Reply.json(200, reply);
    }

    /** Empty for all. */
    private static Set<String> types(ObjectNode body) {
        var types = new HashSet<String>();
        for (var each : body.path("types")) {
            if (!TYPES.contains(each.asText())) {
                throw DirectoryRefused.bad("Values of types are "
                        + String.join(", ", TYPES.stream().sorted().toList()) + ".");
            }
            types.add(each.asText());
        }
        return types.contains("directoryObject") ? Set.of() : types;
    }

    private static Optional<ObjectNode> visible(GraphCall call, String id) {
        return DirectoryObjects.of(call.directory(), id).filter(each -> switch (type(each)) {
            case "user" -> Right.READ_USERS.of(call.caller()) || call.access().isSelf(id);
            case "group" -> Right.READ_GROUPS.of(call.caller());
            default -> Right.READ_APPLICATIONS.of(call.caller());
        });
    }

    private static String type(ObjectNode object) {
        return object.path("@odata.type").asText().replace("#microsoft.graph.", "");
    }
}
