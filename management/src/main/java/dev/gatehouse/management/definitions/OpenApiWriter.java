package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes an API in OpenAPI 3: in 3.0, unless its schemas need 3.1. What is imported and exported is imported again as the
 * same operations. The backend stays unsaid: the server is the gateway.
 */
final class OpenApiWriter {
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final Pattern ARGUMENT = Pattern.compile("([^=]+)=\\{([^{}]+)}");

    private final ExportedApi api;
    private final ExportedTypes types;

    private OpenApiWriter(ExportedApi api) {
        this.api = api;
        this.types = new ExportedTypes(api.schemas());
    }

    static ObjectNode write(ExportedApi api) {
        return new OpenApiWriter(api).document();
    }

    private ObjectNode document() {
        var document = Nodes.object().put("openapi", types.later() ? "3.1.0" : "3.0.1");
        var settings = api.settings();
        var info = document.putObject("info")
                .put("title", settings.path("displayName").asText());
        copy(settings, "description", info, "description");
        copy(settings, "termsOfServiceUrl", info, "termsOfService");
        copy(settings, "contact", info, "contact");
        copy(settings, "license", info, "license");
        var version = settings.path("apiVersion").asText();
        info.put("version", version.isEmpty() ? "1.0" : version);
        document.putArray("servers").addObject().put("url", api.url());
        var paths = document.putObject("paths");
        api.operations().forEach(operation -> operation(operation, paths));
        var components = document.putObject("components");
        if (!types.all().isEmpty()) {
            components.set("schemas", types.all());
        }
        if (settings.path("subscriptionRequired").asBoolean()) {
            keys(settings.path("subscriptionKeyParameterNames"), document, components);
        }
        return document;
    }

    private static void keys(JsonNode names, ObjectNode document, ObjectNode components) {
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("apiKeyHeader")
                .put("type", "apiKey")
                .put("name", names.path("header").asText("Ocp-Apim-Subscription-Key"))
                .put("in", "header");
        schemes.putObject("apiKeyQuery")
                .put("type", "apiKey")
                .put("name", names.path("query").asText("subscription-key"))
                .put("in", "query");
        var security = document.putArray("security");
        security.addObject().putArray("apiKeyHeader");
        security.addObject().putArray("apiKeyQuery");
    }

    private void operation(ExportedApi.Operation operation, ObjectNode paths) {
        var properties = operation.properties();
        var template = properties.path("urlTemplate").asText();
        var method = properties.path("method").asText().toLowerCase(Locale.ROOT);
        var parts = template.split("\\?", 2);
        var query = parts.length == 1 ? "" : parts[1];
        // Operations that differ in their query alone have paths of their own, since OpenAPI tells by path and method.
        var plain = Arrays.stream(query.split("&"))
                        .allMatch(argument ->
                                argument.isEmpty() || ARGUMENT.matcher(argument).matches())
                && !paths.path(parts[0]).has(method);
        var path = plain ? parts[0] : template;
        var written = (paths.get(path) instanceof ObjectNode there ? there : paths.putObject(path)).putObject(method);
        copy(properties, "displayName", written, "summary");
        copy(properties, "description", written, "description");
        written.put("operationId", operation.name());
        var parameters = parameters(properties, plain ? query : "");
        if (!parameters.isEmpty()) {
            written.set("parameters", parameters);
        }
        var request = properties.path("request");
        if (!request.path("representations").isEmpty() || request.hasNonNull("description")) {
            var body = written.putObject("requestBody");
            copy(request, "description", body, "description");
            body.set("content", content(request.path("representations")));
        }
        responses(properties.path("responses"), written.putObject("responses"));
    }

    private ArrayNode parameters(ObjectNode properties, String query) {
        var all = new ArrayNode(JsonNodeFactory.instance);
        properties.path("templateParameters").forEach(parameter -> {
            var argument = Arrays.stream(query.split("&"))
                    .map(ARGUMENT::matcher)
                    .filter(found -> found.matches()
                            && found.group(2).equals(parameter.path("name").asText()))
                    .findFirst();
            var written = parameter(
                    (ObjectNode) parameter,
                    argument.map(found -> found.group(1))
                            .orElse(parameter.path("name").asText()),
                    argument.isPresent() ? "query" : "path");
            all.add(written.put("required", true));
        });
        var request = properties.path("request");
        request.path("queryParameters")
                .forEach(one ->
                        all.add(parameter((ObjectNode) one, one.path("name").asText(), "query")));
        request.path("headers")
                .forEach(one ->
                        all.add(parameter((ObjectNode) one, one.path("name").asText(), "header")));
        return all;
    }

    private ObjectNode parameter(ObjectNode parameter, String name, String in) {
        var written = Nodes.object().put("name", name).put("in", in);
        written.setAll(described(parameter));
        return written;
    }

    /** What parameters and headers have in common. */
    private ObjectNode described(ObjectNode parameter) {
        var written = Nodes.object();
        copy(parameter, "description", written, "description");
        if (parameter.path("required").asBoolean()) {
            written.put("required", true);
        }
        written.set("schema", schema(parameter));
        copy(parameter, "examples", written, "examples");
        return written;
    }

    private ObjectNode schema(ObjectNode parameter) {
        var reference = types.reference(parameter);
        if (reference.isPresent()) {
            return reference.get();
        }
        var type = parameter.path("type").asText();
        var schema = Nodes.object().put("type", TYPES.contains(type) ? type : "string");
        if (!TYPES.contains(type) && !type.isEmpty()) {
            schema.put("format", type);
        }
        if (!parameter.path("values").isEmpty()) {
            var values = schema.putArray("enum");
            parameter.get("values").forEach(value -> values.add(typed(value.asText(), type)));
        }
        if (parameter.hasNonNull("defaultValue")) {
            schema.set("default", typed(parameter.get("defaultValue").asText(), type));
        }
        return schema;
    }

    /** A text as the value that it stands for. */
    private static JsonNode typed(String text, String type) {
        var nodes = JsonNodeFactory.instance;
        try {
            return switch (type) {
                case "integer", "number" -> nodes.numberNode(new BigDecimal(text));
                case "boolean" -> nodes.booleanNode(Boolean.parseBoolean(text));
                default -> nodes.textNode(text);
            };
        } catch (NumberFormatException e) {
            return nodes.textNode(text);
        }
    }

    private ObjectNode content(JsonNode representations) {
        var content = Nodes.object();
        for (var one : representations) {
            var representation = (ObjectNode) one;
            var media = content.putObject(representation.path("contentType").asText());
            types.reference(representation)
                    .or(() -> form(representation.path("formParameters")))
                    .ifPresent(schema -> media.set("schema", schema));
            copy(representation, "examples", media, "examples");
        }
        return content;
    }

    private Optional<ObjectNode> form(JsonNode fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var form = Nodes.object().put("type", "object");
        var required = Nodes.object().putArray("required");
        var properties = form.putObject("properties");
        for (var field : fields) {
            var name = field.path("name").asText();
            properties.set(name, schema((ObjectNode) field));
            if (field.path("required").asBoolean()) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            form.set("required", required);
        }
        return Optional.of(form);
    }

    private void responses(JsonNode responses, ObjectNode into) {
        for (var response : responses) {
            var written = into.putObject(response.path("statusCode").asText())
                    .put("description", response.path("description").asText());
            if (!response.path("headers").isEmpty()) {
                var headers = written.putObject("headers");
                response.get("headers")
                        .forEach(header -> headers.set(header.path("name").asText(), described((ObjectNode) header)));
            }
            if (!response.path("representations").isEmpty()) {
                written.set("content", content(response.get("representations")));
            }
        }
        if (into.isEmpty()) {
            // The language wants one.
            into.putObject("default").put("description", "");
        }
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.hasNonNull(name)
                && !(from.get(name).isContainerNode() && from.get(name).isEmpty())) {
            to.set(as, from.get(name));
        }
    }
}
