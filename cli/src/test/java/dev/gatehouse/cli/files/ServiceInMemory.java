package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.DoubleOfServer;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Style;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A service that keeps what it is given, and refuses what it is told to. */
final class ServiceInMemory implements Handler {
    private final Map<String, ObjectNode> resources = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> secrets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> writes = new ArrayList<>();
    private final List<String> imports = new ArrayList<>();
    private Optional<String> refused = Optional.empty();

    ServiceInMemory() {
        has("/users/1", "{\"email\":\"a@example.com\",\"firstName\":\"A\",\"lastName\":\"B\"}");
    }

    /** Puts something there beforehand. */
    void has(String path, String properties) {
        var document = Json.object();
        document.set("properties", Json.parse(properties.getBytes(StandardCharsets.UTF_8)));
        resources.put(path, document);
    }

    /** Answers a PUT of that with 400. */
    void refuse(String path) {
        refused = Optional.of(path);
    }

    void refuseNothing() {
        refused = Optional.empty();
    }

    /** Methods and paths of what changed something, in turn. */
    List<String> writes() {
        return writes;
    }

    /** Formats of the definitions that were imported. */
    List<String> imports() {
        return imports;
    }

    ObjectNode properties(String path) {
        return (ObjectNode) resources.get(path).get("properties");
    }

    boolean holds(String path) {
        return resources.containsKey(path);
    }

    @Override
    public synchronized Reply handle(Request request) {
        var decoded = URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8);
        var path = decoded.substring(DoubleOfServer.SERVICE.length());
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return read(path, request);
        }
        if (request.method().equals("POST")) {
            var resource = path.substring(0, path.lastIndexOf('/'));
            if (path.endsWith("/importPreview")) {
                return Reply.json(200, Json.object());
            }
            return Reply.json(200, Json.object().put("value", secrets.getOrDefault(resource, "")));
        }
        writes.add(request.method() + " " + path);
        if (request.method().equals("DELETE")) {
            resources.keySet().removeIf(key -> key.equalsIgnoreCase(path) || key.startsWith(path + "/"));
            return Reply.empty(200);
        }
        if (refused.filter(path::equals).isPresent()) {
            var error = Json.object();
            error.putObject("error").put("code", "ValidationError").put("message", "It is refused: no.");
            return Reply.json(400, error);
        }
        return put(path, (ObjectNode) Json.parse(request.body()));
    }

    private Reply read(String path, Request request) {
        if (request.rawQuery().contains("export=")) {
            return Reply.json(400, Json.object());
        }
        if (path.isEmpty()) {
            return Reply.json(200, Json.object().put("location", "here"));
        }
        if (resources.containsKey(path)) {
            return Reply.json(200, shown(path));
        }
        if (path.substring(1).split("/").length % 2 == 0) {
            return Reply.json(404, Json.object());
        }
        var list = Json.object();
        var value = list.putArray("value");
        resources.keySet().stream()
                .filter(key -> key.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(path.toLowerCase(java.util.Locale.ROOT) + "/"))
                .filter(key -> key.indexOf('/', path.length() + 1) < 0)
                .forEach(key -> value.add(shown(key)));
        return Reply.json(200, list);
    }

    private ObjectNode shown(String path) {
        var document = resources.get(path).deepCopy();
        document.put("name", path.substring(path.lastIndexOf('/') + 1));
        document.put("id", DoubleOfServer.SERVICE + path);
        return document;
    }

    private Reply put(String path, ObjectNode body) {
        var created = !resources.containsKey(path);
        var kept = body.deepCopy();
        var type = ResourcePath.ofId(path).flatMap(ResourcePath::type).orElseThrow();
        if (type.style() != Style.LINK && kept.get("properties") instanceof ObjectNode properties) {
            Optional.ofNullable(properties.get("format"))
                    .filter(_ -> path.startsWith("/apis/") && path.indexOf('/', 6) < 0)
                    .ifPresent(format -> {
                        imports.add(format.asText());
                        resources.put(path + "/operations/list-orders", operation("/orders"));
                        resources.put(path + "/operations/get-order", operation("/orders/{id}"));
                    });
            type.schema().properties().stream()
                    .filter(property -> property.access() != Access.READ_WRITE)
                    .forEach(property -> properties.remove(property.name()));
            type.schema().properties().stream()
                    .filter(property -> property.initial().isPresent() && !properties.has(property.name()))
                    .filter(property -> property.access() == Access.READ_WRITE)
                    .forEach(property -> properties.set(
                            property.name(), Json.parse(property.initial().get().getBytes(StandardCharsets.UTF_8))));
            if (path.startsWith("/namedValues/") && properties.path("secret").asBoolean()) {
                Optional.ofNullable(properties.remove("value")).ifPresent(value -> secrets.put(path, value.asText()));
            }
        }
        resources.put(path, kept);
        return Reply.json(created ? 201 : 200, shown(path));
    }

    /** What an import makes of every definition. */
    private static ObjectNode operation(String template) {
        var operation = Json.object();
        operation
                .putObject("properties")
                .put("displayName", template)
                .put("method", "GET")
                .put("urlTemplate", template);
        return operation;
    }
}
