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

    static Reply entity(GraphCall call, int status, GraphType type, ObjectNode entity) {
        return entity(call, status, type, type.context() + "/$entity", entity);
    }

    /** @param context what follows {@code $metadata#}, such as {@code applications/$entity} */
    static Reply entity(GraphCall call, int status, GraphType type, String context, ObjectNode entity) {
        if (status == 201) {
            call.trail().made(type, entity);
        }
        var body = Json.object();
        body.put("@odata.context", context(call, context));
        body.setAll(shaped(call, GraphQuery.ofOne(call.request(), type), entity));
        return Reply.json(status, body);
    }

    static String context(GraphCall call, String context) {
        var version = call.request().path().startsWith("/beta") ? "/beta" : "/v1.0";
        return call.directory().tenant().controlUrl() + version + "/$metadata#" + context;
    }

    /** With what was selected and expanded. */
    static ObjectNode shaped(GraphCall call, GraphQuery query, ObjectNode entity) {
        var shaped = selected(entity, query.options().select());
        if (!query.options().expand().isEmpty()) {
            shaped = shaped == entity ? entity.deepCopy() : shaped;
            for (var expand : query.options().expand()) {
                Expansion.into(shaped, call, query.type(), entity, expand);
            }
        }
        return shaped;
    }

    /** @param select empty for all */
    static ObjectNode selected(ObjectNode entity, List<String> select) {
        if (select.isEmpty() || select.contains("*")) {
            return entity;
        }
        var chosen = Json.object();
        if (entity.has("@odata.type")) {
            chosen.set("@odata.type", entity.get("@odata.type"));
        }
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
