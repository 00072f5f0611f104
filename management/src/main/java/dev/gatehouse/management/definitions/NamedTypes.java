package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Optional;

/**
 * The schemas of a document by name. API Management's operations refer to types by name alone, so what stands in the
 * middle of an operation is given a name too.
 */
final class NamedTypes {
    /** What references to named schemas begin with in OpenAPI 3. */
    static final String PREFIX = "#/components/schemas/";

    /** The same in OpenAPI 2. */
    static final String OLD_PREFIX = "#/definitions/";

    private final String schemaId;
    private final ObjectNode schemas;

    /** @param schemas those of the document, by name */
    NamedTypes(String schemaId, ObjectNode schemas) {
        this.schemaId = schemaId;
        this.schemas = schemas.deepCopy();
    }

    /** Lets a parameter or representation refer to a schema. */
    void refer(ObjectNode from, JsonNode schema, String wanted) {
        if (schema.isObject() && !schema.isEmpty()) {
            from.put("schemaId", schemaId);
            from.put("typeName", name((ObjectNode) schema, wanted));
        }
    }

    private String name(ObjectNode schema, String wanted) {
        var known = named(schema);
        if (known.isPresent()) {
            return known.get();
        }
        var plain = wanted.replaceAll("[^A-Za-z0-9._-]+", "-");
        var name = plain;
        for (var i = 1; schemas.has(name) && !schemas.get(name).equals(schema); i++) {
            name = plain + "-" + i;
        }
        schemas.set(name, schema);
        return name;
    }

    /** The name that a schema refers to, if it does nothing else. */
    static Optional<String> named(JsonNode schema) {
        return Optional.of(schema)
                .filter(node -> node.size() == 1 && node.path(Refs.REF).isTextual())
                .map(node -> node.get(Refs.REF).textValue())
                .filter(reference -> reference.startsWith(PREFIX))
                .map(reference -> reference.substring(PREFIX.length()))
                .filter(name -> name.indexOf('/') < 0 && name.indexOf('%') < 0 && name.indexOf('~') < 0);
    }

    ObjectNode schemas() {
        return schemas;
    }

    /** A copy with references that begin otherwise. */
    static JsonNode rewritten(JsonNode schema, String from, String to) {
        var copy = schema.deepCopy();
        rewrite(copy, from, to);
        return copy;
    }

    private static void rewrite(JsonNode schema, String from, String to) {
        if (schema instanceof ObjectNode object) {
            var reference = object.path(Refs.REF);
            if (reference.isTextual() && reference.textValue().startsWith(from)) {
                object.set(Refs.REF, TextNode.valueOf(to + reference.textValue().substring(from.length())));
            }
        }
        schema.forEach(child -> rewrite(child, from, to));
    }
}
