package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.resource.ApiSchema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The types of an API that an operation leads to, directly or through {@code $ref}. A type's key is the schema's name, and
 * within it the reference, such as {@code components#/components/schemas/Order}; so who reads a {@code $ref} in a type
 * finds it under the same schema's name.
 */
final class Types {
    private static final int MOST = 500;
    private static final int LARGEST = 1024 * 1024;
    private static final String REF = "$ref";

    private final Resource api;
    private final ResourceView view;
    private final Map<String, Optional<JsonNode>> documents = new HashMap<>();
    private final Map<String, JsonNode> found = new LinkedHashMap<>();
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean complete = true;

    Types(Resource api, ResourceView view) {
        this.api = api;
        this.view = view;
    }

    /** The key of a type by its name in a schema; empty if there is none. */
    Optional<String> key(String schema, String type) {
        var name = JsonPointer.empty().appendProperty(type).toString();
        return document(schema)
                .flatMap(document -> {
                    if (type.isEmpty() || document.isTextual()) {
                        return Optional.of("#");
                    }
                    return java.util.stream.Stream.of("#/components/schemas", "#/definitions", "#/$defs", "#")
                            .map(place -> place + name)
                            .filter(place -> at(document, place).isPresent())
                            .findFirst();
                })
                .map(place -> schema + place)
                .filter(this::take);
    }

    private boolean take(String key) {
        if (found.containsKey(key)) {
            return true;
        }
        if (found.size() >= MOST) {
            complete = false;
            return false;
        }
        var hash = key.indexOf('#');
        var type = document(key.substring(0, hash)).flatMap(document -> at(document, key.substring(hash)));
        type.ifPresent(there -> {
            found.put(key, there);
            waiting.add(key);
        });
        return type.isPresent();
    }

    /** The types by their keys, those that others refer to as well. */
    ObjectNode reached() {
        while (!waiting.isEmpty()) {
            var key = waiting.remove();
            follow(key.substring(0, key.indexOf('#')), found.get(key));
        }
        var json = Json.object();
        var size = 0;
        for (var each : found.entrySet()) {
            size += Json.write(each.getValue()).length;
            if (size > LARGEST) {
                complete = false;
                break;
            }
            json.set(each.getKey(), each.getValue());
        }
        return json;
    }

    /** Whether {@link #reached} holds all of them. */
    boolean complete() {
        return complete;
    }

    private void follow(String schema, JsonNode tree) {
        if (tree.path(REF).isTextual() && tree.get(REF).asText().startsWith("#")) {
            take(schema + tree.get(REF).asText());
        }
        tree.forEach(inner -> follow(schema, inner));
    }

    private static Optional<JsonNode> at(JsonNode document, String reference) {
        try {
            var pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return Optional.of(document.at(pointer)).filter(node -> !node.isMissingNode());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // It is no pointer.
        }
    }

    /** The document that references in a schema lead through; a text where it isn't JSON. */
    private Optional<JsonNode> document(String schema) {
        return documents.computeIfAbsent(schema, this::read);
    }

    private Optional<JsonNode> read(String schema) {
        if (!ApiTypes.SCHEMAS.name().allows(schema)) {
            return Optional.empty();
        }
        return view.find(api.id().child(ApiTypes.SCHEMAS, schema)).map(there -> {
            var properties = there.properties();
            var document = properties.path("document");
            var kind = properties.path("contentType").asText("");
            if (kind.startsWith(ApiSchema.OPENAPI) || kind.startsWith(ApiSchema.SWAGGER)) {
                return document;
            }
            var text = document.path("value").asText("");
            try {
                return Json.parse(text.getBytes(StandardCharsets.UTF_8));
            } catch (RequestException e) {
                return TextNode.valueOf(text);
            }
        });
    }
}
