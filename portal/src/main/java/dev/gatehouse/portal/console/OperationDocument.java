package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.resource.Operation;
import dev.gatehouse.model.resource.Operation.Parameter;
import dev.gatehouse.portal.console.CallRequest.Field;

import java.util.List;
import java.util.Map;

/** What the console shows of an operation: where it is, and what there is to fill in. */
final class OperationDocument {
    private OperationDocument() {}

    static ObjectNode of(CallTarget target, GatewayDoors doors) {
        var operation = target.operation();
        var document = Json.object()
                .put("api", target.apiResource().id().name())
                .put("apiName", target.api().displayName().orElse(target.apiName()))
                .put("operation", target.operationResource().id().name())
                .put("operationName", operation.displayName())
                .put("method", operation.method().toUpperCase(java.util.Locale.ROOT))
                .put("url", doors.shown(target.secure()) + base(target) + operation.urlTemplate())
                .put("urlTemplate", operation.urlTemplate());
        parameters(document.putArray("template"), operation.templateParameters());
        var request = operation.request();
        parameters(
                document.putArray("query"),
                request.map(Operation.Request::queryParameters).orElse(List.of()));
        parameters(
                document.putArray("headers"),
                request.map(Operation.Request::headers).orElse(List.of()).stream()
                        .filter(header -> settable(target, header.name()))
                        .toList());
        var bodies = document.putArray("bodies");
        for (var body : request.map(Operation.Request::representations).orElse(List.of())) {
            bodies.addObject().put("contentType", body.contentType()).put("sample", sample(body.examples()));
        }
        return document;
    }

    private static String base(CallTarget target) {
        var path = target.apiPath();
        return path.isEmpty() ? "" : "/" + path;
    }

    private static boolean settable(CallTarget target, String header) {
        try {
            CallHeaders.of(target, List.of(new Field(header, "")));
            return true;
        } catch (dev.gatehouse.http.RequestException e) {
            return false;
        }
    }

    private static void parameters(ArrayNode array, List<Parameter> parameters) {
        for (var parameter : parameters) {
            var shown = array.addObject()
                    .put("name", parameter.name())
                    .put("type", parameter.type())
                    .put("description", parameter.description().orElse(""))
                    .put("required", parameter.required().orElse(false))
                    .put("value", parameter.defaultValue().orElse(""));
            var values = shown.putArray("values");
            parameter.values().forEach(values::add);
        }
    }

    private static String sample(Map<String, Object> examples) {
        for (var example : examples.values()) {
            if (example instanceof Map<?, ?> described && described.get("value") != null) {
                var value = described.get("value");
                return value instanceof String text ? text : new String(Json.write(tree(value)));
            }
        }
        return "";
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(Object value) {
        return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(value);
    }
}
