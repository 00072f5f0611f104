package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a document of OpenAPI 2 (Swagger) into OpenAPI 3's form, so that one reader reads both. Parameters carry their
 * schema's members themselves there, and a body is a parameter.
 */
final class SwaggerUpgrade {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    /** Members of a parameter or header that are its schema's. */
    static final List<String> OF_THE_SCHEMA = List.of(
            "type",
            "format",
            "items",
            "default",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "enum",
            "multipleOf");

    private final ObjectNode swagger;
    private final Refs refs;

    private SwaggerUpgrade(ObjectNode swagger) {
        this.swagger = swagger;
        this.refs = new Refs(swagger);
    }

    static ObjectNode of(ObjectNode swagger) {
        return new SwaggerUpgrade(swagger).upgraded();
    }

    private ObjectNode upgraded() {
        var document = Nodes.object();
        document.put("openapi", "3.0.1");
        if (swagger.has("info")) {
            document.set("info", swagger.get("info"));
        }
        servers(document);
        var components = document.putObject("components");
        var schemas = components.putObject("schemas");
        Nodes.object(swagger, "definitions", Place.ROOT)
                .properties()
                .forEach(type -> schemas.set(type.getKey(), schema(type.getValue())));
        components.set("securitySchemes", Nodes.object(swagger, "securityDefinitions", Place.ROOT));
        var paths = document.putObject("paths");
        for (var member : Nodes.object(swagger, "paths", Place.ROOT).properties()) {
            var place = new Place("paths").member(member.getKey());
            if (!member.getKey().startsWith("x-")) {
                paths.set(member.getKey(), path(refs.resolve(member.getValue(), place), place));
            }
        }
        return document;
    }

    private void servers(ObjectNode document) {
        var host = Nodes.text(swagger, "host", Place.ROOT);
        var base = Nodes.text(swagger, "basePath", Place.ROOT).orElse("");
        var servers = document.putArray("servers");
        if (host.isEmpty()) {
            if (!base.isEmpty()) {
                servers.addObject().put("url", base);
            }
            return;
        }
        var schemes = Nodes.list(swagger, "schemes", Place.ROOT)
                .valueStream()
                .map(JsonNode::asText)
                .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
                // The backend is called by https where it can be.
                .sorted((one, other) -> other.compareTo(one))
                .toList();
        (schemes.isEmpty() ? List.of("https") : schemes)
                .forEach(scheme -> servers.addObject().put("url", scheme + "://" + host.get() + base));
    }

    private ObjectNode path(ObjectNode item, Place place) {
        var path = Nodes.object();
        var shared = parameters(Nodes.list(item, "parameters", place), place.member("parameters"));
        for (var member : item.properties()) {
            if (METHODS.contains(member.getKey())) {
                var at = place.member(member.getKey());
                path.set(member.getKey(), operation(Nodes.object(member.getValue(), at), shared, at));
            }
        }
        return path;
    }

    /** @param node with references followed */
    private record Parameter(ObjectNode node, String name, String in, Place place) {}

    private List<Parameter> parameters(ArrayNode list, Place place) {
        var all = new ArrayList<Parameter>();
        for (var i = 0; i < list.size(); i++) {
            var at = place.item(i);
            var node = refs.resolve(list.get(i), at);
            all.add(new Parameter(node, Nodes.required(node, "name", at), Nodes.required(node, "in", at), at));
        }
        return all;
    }

    private ObjectNode operation(ObjectNode operation, List<Parameter> shared, Place place) {
        var upgraded = Nodes.object();
        for (var same : new String[] {"operationId", "summary", "description"}) {
            if (operation.has(same)) {
                upgraded.set(same, operation.get(same));
            }
        }
        var own = parameters(Nodes.list(operation, "parameters", place), place.member("parameters"));
        var all = new ArrayList<>(own);
        shared.stream()
                .filter(one -> own.stream()
                        .noneMatch(other ->
                                other.name().equals(one.name()) && other.in().equals(one.in())))
                .forEach(all::add);
        var kept = upgraded.putArray("parameters");
        all.stream()
                .filter(one -> !one.in().equals("body") && !one.in().equals("formData"))
                .forEach(one -> kept.add(parameter(one)));
        body(operation, all, place).ifPresent(body -> upgraded.set("requestBody", body));
        var responses = upgraded.putObject("responses");
        for (var member : Nodes.object(operation, "responses", place).properties()) {
            var at = place.member("responses").member(member.getKey());
            if (!member.getKey().startsWith("x-")) {
                responses.set(member.getKey(), response(operation, refs.resolve(member.getValue(), at), at));
            }
        }
        return upgraded;
    }

    private ObjectNode parameter(Parameter parameter) {
        var upgraded = Nodes.object().put("name", parameter.name()).put("in", parameter.in());
        for (var same : new String[] {"description", "required"}) {
            if (parameter.node().has(same)) {
                upgraded.set(same, parameter.node().get(same));
            }
        }
        upgraded.set("schema", ofParameter(parameter.node()));
        return upgraded;
    }

    private Optional<ObjectNode> body(ObjectNode operation, List<Parameter> all, Place place) {
        var body = all.stream().filter(one -> one.in().equals("body")).findFirst();
        var fields = all.stream().filter(one -> one.in().equals("formData")).toList();
        if (body.isPresent() && !fields.isEmpty()) {
            throw new DefinitionException(body.get().place(), "can't be beside parameters in formData.");
        }
        if (body.isEmpty() && fields.isEmpty()) {
            return Optional.empty();
        }
        var upgraded = Nodes.object();
        var content = upgraded.putObject("content");
        if (body.isPresent()) {
            Nodes.text(body.get().node(), "description", body.get().place())
                    .ifPresent(text -> upgraded.put("description", text));
            var schema = schema(body.get().node().path("schema"));
            types(operation, "consumes", place)
                    .forEach(type -> content.putObject(type).set("schema", schema));
        } else {
            var form = form(fields);
            var files = fields.stream()
                    .anyMatch(one -> one.node().path("type").asText().equals("file"));
            types(operation, "consumes", place).stream()
                    .filter(BodyReader.FORMS::contains)
                    .findFirst()
                    .or(() -> Optional.of(files ? "multipart/form-data" : "application/x-www-form-urlencoded"))
                    .ifPresent(type -> content.putObject(type).set("schema", form));
        }
        return Optional.of(upgraded);
    }

    private ObjectNode form(List<Parameter> fields) {
        var form = Nodes.object().put("type", "object");
        var properties = form.putObject("properties");
        var required = Nodes.object().putArray("required");
        for (var field : fields) {
            var schema = ofParameter(field.node());
            Nodes.text(field.node(), "description", field.place()).ifPresent(text -> schema.put("description", text));
            properties.set(field.name(), schema);
            if (Nodes.flag(field.node(), "required", field.place())) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            form.set("required", required);
        }
        return form;
    }

    private ObjectNode response(ObjectNode operation, ObjectNode response, Place place) {
        var upgraded = Nodes.object();
        if (response.has("description")) {
            upgraded.set("description", response.get("description"));
        }
        var headers = upgraded.putObject("headers");
        for (var member : Nodes.object(response, "headers", place).properties()) {
            var at = place.member("headers").member(member.getKey());
            var header = Nodes.object(member.getValue(), at);
            var kept = headers.putObject(member.getKey());
            Nodes.text(header, "description", at).ifPresent(text -> kept.put("description", text));
            kept.set("schema", ofParameter(header));
        }
        var content = upgraded.putObject("content");
        var examples = Nodes.object(response, "examples", place);
        if (response.has("schema")) {
            var schema = schema(response.get("schema"));
            types(operation, "produces", place)
                    .forEach(type -> content.putObject(type).set("schema", schema));
        }
        examples.properties().forEach(example -> {
            var media = content.get(example.getKey()) instanceof ObjectNode there
                    ? there
                    : content.putObject(example.getKey());
            media.set("example", example.getValue());
        });
        return upgraded;
    }

    /** Content types of an operation, of the document, or JSON. */
    private List<String> types(ObjectNode operation, String name, Place place) {
        var own = operation.has(name) ? Nodes.list(operation, name, place) : Nodes.list(swagger, name, Place.ROOT);
        var types = own.valueStream()
                .map(JsonNode::asText)
                .filter(type -> !type.isBlank())
                .toList();
        return types.isEmpty() ? List.of("application/json") : types;
    }

    private static ObjectNode ofParameter(ObjectNode parameter) {
        var schema = Nodes.object();
        for (var member : OF_THE_SCHEMA) {
            if (parameter.has(member)) {
                schema.set(member, parameter.get(member));
            }
        }
        if (schema.path("type").asText().equals("file")) {
            schema.put("type", "string").put("format", "binary");
        }
        return schema;
    }

    private static JsonNode schema(JsonNode schema) {
        var upgraded = NamedTypes.rewritten(schema, NamedTypes.OLD_PREFIX, NamedTypes.PREFIX);
        return upgraded.path("type").asText().equals("file")
                ? Nodes.object().put("type", "string").put("format", "binary")
                : upgraded;
    }
}
