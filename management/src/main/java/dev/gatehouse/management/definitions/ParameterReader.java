package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/** Reads parameters, headers, and the fields of forms into API Management's parameters. */
final class ParameterReader {
    /** What a parameter says of its schema by itself. */
    private static final Set<String> SAID = Set.of("type", "enum", "default");

    private final Refs refs;
    private final NamedTypes types;

    ParameterReader(Refs refs, NamedTypes types) {
        this.refs = refs;
        this.types = types;
    }

    /**
     * @param node with description, required, and schema or content; references followed
     * @param wanted a name for its type, where it is given one
     */
    ObjectNode read(String name, ObjectNode node, boolean required, String wanted, Place place) {
        var schema = schema(node, place);
        var parameter = of(name, schema, required, wanted, place);
        Nodes.text(node, "description", place).ifPresent(text -> parameter.put("description", text));
        var examples = new ExampleReader(refs).read(node, place);
        if (!examples.isEmpty()) {
            parameter.set("examples", examples);
        }
        return parameter;
    }

    /** A parameter of that schema. */
    ObjectNode of(String name, JsonNode schema, boolean required, String wanted, Place place) {
        refs.checkSchema(schema, place.member("schema"));
        var parameter = Nodes.object().put("name", name);
        var resolved = schema.isObject() ? refs.resolve(schema, place.member("schema")) : Nodes.object();
        parameter.put("type", type(resolved));
        parameter.put("required", required);
        if (resolved.path("default").isValueNode() && !resolved.path("default").isNull()) {
            parameter.put("defaultValue", resolved.get("default").asText());
        }
        if (resolved.path("enum").isArray() && !resolved.path("enum").isEmpty()) {
            var values = parameter.putArray("values");
            resolved.get("enum").forEach(value -> values.add(value.isValueNode() ? value.asText() : value.toString()));
        }
        if (schema.isObject() && !simple((ObjectNode) schema)) {
            types.refer(parameter, schema, wanted);
        }
        return parameter;
    }

    private JsonNode schema(ObjectNode node, Place place) {
        if (node.has("schema")) {
            return node.get("schema");
        }
        var content = Nodes.object(node, "content", place);
        return content.isEmpty()
                ? Nodes.object()
                : content.properties().iterator().next().getValue().path("schema");
    }

    /** Whether the parameter itself says all that the schema does. */
    private static boolean simple(ObjectNode schema) {
        var type = schema.path("type").asText();
        if (schema.isEmpty()) {
            return true;
        }
        if (!schema.path("type").isTextual() || type.equals("object") || type.equals("array")) {
            return false;
        }
        return schema.properties().stream().allMatch(member -> SAID.contains(member.getKey()))
                && (!schema.has("enum")
                        || type.equals("string")
                                && schema.get("enum").valueStream().allMatch(JsonNode::isTextual));
    }

    /** The one type that a parameter can have: of several the first that isn't null. */
    private static String type(ObjectNode schema) {
        var type = schema.path("type");
        if (type.isTextual()) {
            return type.textValue();
        }
        for (var one : type) {
            if (one.isTextual() && !one.textValue().equals("null")) {
                return one.textValue();
            }
        }
        if (schema.has("properties")) {
            return "object";
        }
        return schema.has("items") ? "array" : "string";
    }
}
