package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Writes an API in OpenAPI 2 (Swagger): from its document in OpenAPI 3, whose newer parts are brought into older ones. */
final class SwaggerWriter {
    /** What a schema of OpenAPI 2 can't say; it is kept under a name that readers pass over. */
    private static final Set<String> LATER = Set.of(
            "oneOf",
            "anyOf",
            "not",
            "nullable",
            "writeOnly",
            "deprecated",
            "const",
            "if",
            "then",
            "else",
            "prefixItems",
            "$defs",
            "contains",
            "propertyNames",
            "patternProperties",
            "examples",
            "discriminator");

    private final ObjectNode document;
    private final Refs refs;

    private SwaggerWriter(ObjectNode document) {
        this.document = document;
        this.refs = new Refs(document);
    }

    static ObjectNode write(ExportedApi api) {
        return new SwaggerWriter(OpenApiWriter.write(api)).swagger();
    }

    private ObjectNode swagger() {
        var swagger = Nodes.object().put("swagger", "2.0");
        swagger.set("info", document.get("info"));
        var server = URI.create(document.at("/servers/0/url").asText());
        swagger.put("host", server.getAuthority());
        swagger.put("basePath", server.getRawPath().isEmpty() ? "/" : server.getRawPath());
        swagger.putArray("schemes").add(server.getScheme().toLowerCase(Locale.ROOT));
        if (document.at("/components/securitySchemes") instanceof ObjectNode schemes) {
            swagger.set("securityDefinitions", schemes);
            swagger.set("security", document.get("security"));
        }
        var paths = swagger.putObject("paths");
        document.path("paths").properties().forEach(path -> {
            var item = paths.putObject(path.getKey());
            path.getValue().properties().forEach(one -> item.set(one.getKey(), operation((ObjectNode) one.getValue())));
        });
        if (document.at("/components/schemas") instanceof ObjectNode schemas) {
            var definitions = swagger.putObject("definitions");
            schemas.properties().forEach(type -> definitions.set(type.getKey(), schema(type.getValue())));
        }
        return swagger;
    }

    private ObjectNode operation(ObjectNode operation) {
        var written = Nodes.object();
        for (var same : new String[] {"summary", "description", "operationId"}) {
            if (operation.has(same)) {
                written.set(same, operation.get(same));
            }
        }
        var parameters = new ArrayNode(JsonNodeFactory.instance);
        operation.path("parameters").forEach(one -> parameters.add(parameter((ObjectNode) one)));
        body(operation.path("requestBody"), parameters, written);
        if (!parameters.isEmpty()) {
            written.set("parameters", parameters);
        }
        var produces = new LinkedHashSet<String>();
        var responses = written.putObject("responses");
        operation.path("responses").properties().forEach(response -> {
            responses.set(response.getKey(), response(response.getValue()));
            response.getValue().path("content").fieldNames().forEachRemaining(produces::add);
        });
        if (!produces.isEmpty()) {
            produces.forEach(written.putArray("produces")::add);
        }
        return written;
    }

    private ObjectNode parameter(ObjectNode parameter) {
        var written = Nodes.object();
        for (var same : new String[] {"name", "in", "description", "required"}) {
            if (parameter.has(same)) {
                written.set(same, parameter.get(same));
            }
        }
        written.setAll(inline(parameter.path("schema")));
        return written;
    }

    /** A schema's members as a parameter or header has them; objects, which those can't be, are texts. */
    private ObjectNode inline(JsonNode schema) {
        var resolved = (ObjectNode) schema(refs.resolve(schema, Place.ROOT));
        var inline = Nodes.object();
        SwaggerUpgrade.OF_THE_SCHEMA.stream()
                .filter(resolved::has)
                .forEach(member -> inline.set(member, resolved.get(member)));
        var type = inline.path("type").asText();
        if (type.isEmpty() || type.equals("object")) {
            inline.put("type", "string");
        }
        if (type.equals("array") && !inline.has("items")) {
            inline.putObject("items").put("type", "string");
        }
        return inline;
    }

    private void body(JsonNode body, ArrayNode parameters, ObjectNode written) {
        var content = body.path("content");
        if (content.isEmpty()) {
            return;
        }
        var consumes = written.putArray("consumes");
        content.fieldNames().forEachRemaining(consumes::add);
        var first = content.properties().iterator().next();
        var schema = first.getValue().path("schema");
        if (BodyReader.FORMS.contains(first.getKey()) && schema.isObject()) {
            form(refs.resolve(schema, Place.ROOT), parameters);
            return;
        }
        var parameter = parameters.addObject().put("name", "body").put("in", "body");
        if (body.has("description")) {
            parameter.set("description", body.get("description"));
        }
        parameter.set("schema", schema.isObject() ? schema(schema) : Nodes.object());
    }

    private void form(ObjectNode form, ArrayNode parameters) {
        var required = form.path("required").valueStream().map(JsonNode::asText).toList();
        form.path("properties").properties().forEach(field -> {
            var parameter = parameters.addObject().put("name", field.getKey()).put("in", "formData");
            if (required.contains(field.getKey())) {
                parameter.put("required", true);
            }
            parameter.setAll(inline(field.getValue()));
            if (parameter.path("format").asText().equals("binary")) {
                parameter.put("type", "file");
                parameter.remove("format");
            }
        });
    }

    private ObjectNode response(JsonNode response) {
        var written =
                Nodes.object().put("description", response.path("description").asText());
        response.path("headers").properties().forEach(header -> {
            var kept = written.withObject("headers").putObject(header.getKey());
            if (header.getValue().has("description")) {
                kept.set("description", header.getValue().get("description"));
            }
            kept.setAll(inline(header.getValue().path("schema")));
        });
        response.path("content").properties().forEach(media -> {
            if (media.getValue().has("schema") && !written.has("schema")) {
                written.set("schema", schema(media.getValue().get("schema")));
            }
            media.getValue()
                    .path("examples")
                    .valueStream()
                    .filter(example -> example.has("value"))
                    .findFirst()
                    .ifPresent(example -> written.withObject("examples").set(media.getKey(), example.get("value")));
        });
        return written;
    }

    private static JsonNode schema(JsonNode schema) {
        var older = NamedTypes.rewritten(schema, NamedTypes.PREFIX, NamedTypes.OLD_PREFIX);
        older(older);
        return older;
    }

    private static void older(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("type") instanceof ArrayNode several) {
                several.valueStream()
                        .map(JsonNode::asText)
                        .filter(type -> !type.equals("null"))
                        .findFirst()
                        .ifPresent(type -> object.put("type", type));
            }
            LATER.stream()
                    .filter(name -> object.has(name) && !isName(object, name))
                    .toList()
                    .forEach(name -> object.set("x-" + name.replace("$", ""), object.remove(name)));
            object.properties().stream()
                    .filter(member -> !member.getKey().startsWith("x-"))
                    .forEach(member -> older(member.getValue()));
        } else {
            schema.forEach(SwaggerWriter::older);
        }
    }

    /** Whether the object is one of properties by name, so that the member is a name and no word of the language. */
    private static boolean isName(ObjectNode object, String name) {
        return object.get(name).isObject()
                && !Set.of(
                                "not",
                                "if",
                                "then",
                                "else",
                                "contains",
                                "propertyNames",
                                "$defs",
                                "patternProperties",
                                "discriminator")
                        .contains(name);
    }
}
