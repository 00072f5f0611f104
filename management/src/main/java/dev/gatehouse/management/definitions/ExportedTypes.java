package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All types of an API's schemas in one collection, as OpenAPI 3 has it. */
final class ExportedTypes {
    /** What a schema of OpenAPI 3.1 may have and one of 3.0 may not. */
    private static final Set<String> LATER = Set.of(
            "$defs",
            "$id",
            "$anchor",
            "const",
            "if",
            "then",
            "else",
            "prefixItems",
            "contains",
            "propertyNames",
            "patternProperties",
            "dependentSchemas",
            "unevaluatedProperties",
            "unevaluatedItems",
            "examples");

    private final ObjectNode all = Nodes.object();
    private final Map<String, Map<String, String>> names = new HashMap<>();

    /** @param schemas properties of schema resources, by name */
    ExportedTypes(Map<String, ObjectNode> schemas) {
        schemas.forEach((schemaId, properties) -> {
            var types = types(properties);
            var renamed = new HashMap<String, String>();
            types.properties()
                    .forEach(type -> renamed.put(type.getKey(), free(type.getKey(), type.getValue(), schemaId)));
            types.properties().forEach(type -> {
                var copy = type.getValue().deepCopy();
                follow(copy, renamed);
                all.set(renamed.get(type.getKey()), copy);
            });
            names.put(schemaId, renamed);
        });
    }

    /** A schema that refers to the type that a parameter or representation names; empty if it names none that is there. */
    Optional<ObjectNode> reference(ObjectNode from) {
        return Optional.ofNullable(names.get(from.path("schemaId").asText()))
                .map(known -> known.get(from.path("typeName").asText()))
                .map(name -> Nodes.object().put(Refs.REF, NamedTypes.PREFIX + name));
    }

    ObjectNode all() {
        return all;
    }

    /** Whether it takes OpenAPI 3.1 to write them down. */
    boolean later() {
        return all.valueStream().anyMatch(ExportedTypes::later);
    }

    private static boolean later(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            return object.path("type").isArray()
                    || object.path("exclusiveMinimum").isNumber()
                    || object.path("exclusiveMaximum").isNumber()
                    || object.path(Refs.REF).isTextual() && object.size() > 1
                    || object.properties().stream()
                            .anyMatch(member -> LATER.contains(member.getKey()) || later(member.getValue()));
        }
        return schema.valueStream().anyMatch(ExportedTypes::later);
    }

    private static ObjectNode types(ObjectNode properties) {
        var document = properties.path("document");
        if (document.path("components").path("schemas") instanceof ObjectNode types) {
            return types;
        }
        return document.path("definitions") instanceof ObjectNode types
                ? (ObjectNode) NamedTypes.rewritten(types, NamedTypes.OLD_PREFIX, NamedTypes.PREFIX)
                : Nodes.object();
    }

    private String free(String name, JsonNode type, String schemaId) {
        if (!all.has(name) || all.get(name).equals(type)) {
            return name;
        }
        var free = name + "-" + schemaId;
        while (all.has(free)) {
            free += "-" + schemaId;
        }
        return free;
    }

    private static void follow(JsonNode schema, Map<String, String> renamed) {
        if (schema instanceof ObjectNode object) {
            NamedTypes.named(Nodes.object().<ObjectNode>set(Refs.REF, object.path(Refs.REF)))
                    .map(renamed::get)
                    .ifPresent(name -> object.set(Refs.REF, TextNode.valueOf(NamedTypes.PREFIX + name)));
        }
        schema.forEach(child -> follow(child, renamed));
    }
}
