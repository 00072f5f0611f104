package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/** Reads the bodies of requests and responses into representations, one for each content type. */
final class BodyReader {
    static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    private final Refs refs;
    private final NamedTypes types;
    private final ParameterReader parameters;

    BodyReader(Refs refs, NamedTypes types, ParameterReader parameters) {
        this.refs = refs;
        this.types = types;
        this.parameters = parameters;
    }

    /**
     * @param body with {@code content}
     * @param wanted a name for its types, where they are given one
     */
    ArrayNode read(ObjectNode body, String wanted, Place place) {
        var representations = new ArrayNode(JsonNodeFactory.instance);
        for (var member : Nodes.object(body, "content", place).properties()) {
            var at = place.member("content").member(member.getKey());
            representations.add(representation(member.getKey(), Nodes.object(member.getValue(), at), wanted, at));
        }
        return representations;
    }

    private ObjectNode representation(String contentType, ObjectNode media, String wanted, Place place) {
        var representation = Nodes.object().put("contentType", contentType);
        var schema = media.path("schema");
        if (schema.isObject()) {
            refs.checkSchema(schema, place.member("schema"));
            var fields = refs.resolve(schema, place.member("schema"));
            if (FORMS.contains(contentType.split(";", 2)[0].strip())
                    && fields.path("properties").isObject()) {
                form(representation, fields, wanted, place.member("schema"));
            }
            if (NamedTypes.named(schema).isPresent() || !representation.has("formParameters")) {
                types.refer(representation, schema, wanted);
            }
        }
        var examples = new ExampleReader(refs).read(media, place);
        if (!examples.isEmpty()) {
            representation.set("examples", examples);
        }
        return representation;
    }

    private void form(ObjectNode representation, ObjectNode schema, String wanted, Place place) {
        var required = Nodes.list(schema, "required", place)
                .valueStream()
                .map(name -> name.asText())
                .toList();
        var fields = representation.putArray("formParameters");
        for (var property : schema.get("properties").properties()) {
            var name = property.getKey();
            var at = place.member("properties").member(name);
            fields.add(parameters.of(name, property.getValue(), required.contains(name), wanted + "-" + name, at));
        }
    }
}
