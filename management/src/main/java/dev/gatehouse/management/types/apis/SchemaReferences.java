package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an operation's parameters and representations say of schemas: {@code schemaId}, and {@code typeName} in it. */
final class SchemaReferences {
    private SchemaReferences() {}

    static boolean in(JsonNode tree, String schema) {
        if (tree.path("schemaId").asText("").equalsIgnoreCase(schema)) {
            return true;
        }
        for (var inner : tree) {
            if (in(inner, schema)) {
                return true;
            }
        }
        return false;
    }

    static void remove(JsonNode tree, String schema) {
        if (tree instanceof ObjectNode object
                && object.path("schemaId").asText("").equalsIgnoreCase(schema)) {
            object.remove("schemaId");
            object.remove("typeName");
        }
        tree.forEach(inner -> remove(inner, schema));
    }
}
