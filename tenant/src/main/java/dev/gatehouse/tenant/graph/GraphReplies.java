package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;

import java.util.List;

/** Replies as Graph gives them. */
final class GraphReplies {
    private GraphReplies() {}

    /** @param context what follows {@code $metadata#}, such as {@code applications/$entity} */
    static Reply entity(GraphCall call, int status, String context, ObjectNode entity) {
        var body = Json.object();
        body.put("@odata.context", context(call, context));
        body.setAll(selected(entity, GraphList.select(call.request())));
        return Reply.json(status, body);
    }

    static String context(GraphCall call, String context) {
        var version = call.request().path().startsWith("/beta") ? "/beta" : "/v1.0";
        return call.directory().tenant().controlUrl() + version + "/$metadata#" + context;
    }

    /** @param select empty for all */
    static ObjectNode selected(ObjectNode entity, List<String> select) {
        if (select.isEmpty() || select.contains("*")) {
            return entity;
        }
        var chosen = Json.object();
        select.forEach(name -> {
            var value = entity.get(name);
            if (value != null) {
                chosen.set(name, value);
            }
        });
        return chosen;
    }

    static Reply noContent() {
        return Reply.empty(204);
    }

    static Reply withIds(Request request, Reply reply) {
        return reply.with("request-id", request.id())
                .with("client-request-id", clientRequestId(request))
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    static String clientRequestId(Request request) {
        return request.header("client-request-id").filter(Directory::isGuid).orElse(request.id());
    }
}
