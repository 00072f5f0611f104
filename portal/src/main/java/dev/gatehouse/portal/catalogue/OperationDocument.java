package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceView;

import java.util.List;

/**
 * What is told of one operation: what it takes and gives, with the types that these lead to. A parameter or
 * representation names its type by {@code schema}, a key of {@code types}.
 */
final class OperationDocument {
    private static final List<String> TOLD = List.of("templateParameters", "request", "responses");

    private final Resource api;
    private final ResourceView view;

    OperationDocument(Resource api, ResourceView view) {
        this.api = api;
        this.view = view;
    }

    ObjectNode of(Resource operation) {
        var properties = operation.properties();
        var json = Json.object()
                .put("name", operation.id().name())
                .put("displayName", properties.path("displayName").asText())
                .put("method", properties.path("method").asText())
                .put("urlTemplate", properties.path("urlTemplate").asText())
                .put("description", properties.path("description").asText(""));
        var types = new Types(api, view);
        for (var part : TOLD) {
            if (properties.path(part).isContainerNode()) {
                var told = properties.get(part).deepCopy();
                name(told, types);
                json.set(part, told);
            }
        }
        var tags = json.putArray("tags");
        OperationList.tags(api, view)
                .getOrDefault(operation.id().key(), List.of())
                .forEach(tags::add);
        json.set("types", types.reached());
        return json.put("complete", types.complete());
    }

    private static void name(JsonNode tree, Types types) {
        if (tree instanceof ObjectNode object && object.path("schemaId").isTextual()) {
            types.key(object.get("schemaId").asText(), object.path("typeName").asText(""))
                    .ifPresent(key -> object.put("schema", key));
        }
        tree.forEach(inner -> name(inner, types));
    }
}
