package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Azure's operations, and whether the door answers them. */
final class AzureOperations {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");
    private static final Pattern LAST_NAME = Pattern.compile("\\{[^}]+}(?=[^{]*$)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands in a path for these; for all others a name that nothing has. */
    private static final Map<String, String> NAMES = Map.of(
            "subscriptionId", TestServer.SERVICE.subscriptionId(),
            "resourceGroupName", TestServer.SERVICE.resourceGroup(),
            "serviceName", TestServer.SERVICE.name(),
            "apiId", "echo-api",
            "productId", "starter",
            "operationId", "retrieve-resource",
            "groupId", "developers",
            "userId", "1",
            "policyId", "policy",
            "locationName", "local");

    private static final Map<String, String> FURTHER = Map.of(
            "accessName", "access",
            "configurationName", "configuration",
            "settingsType", "public",
            "$filter", "timestamp ge datetime'2026-11-01T00:00:00'",
            "interval", "PT15M",
            "format", "openapi-link",
            "export", "true");

    private AzureOperations() {}

    /** @param path with names in braces */
    record Operation(String group, String name, String method, String path, List<String> query) {
        /** How the table calls it. */
        String key() {
            return group + "." + name;
        }

        /** Its path below the service, or from the root. */
        String shortPath() {
            var service = path.indexOf("/service/{serviceName}");
            return service < 0 ? path : "…" + path.substring(service + 22);
        }
    }

    static List<Operation> all() throws IOException {
        var tree =
                JSON.readTree(AzureData.file("arm-2024-05-01-operations.json").toFile());
        var all = new ArrayList<Operation>();
        tree.properties()
                .forEach(group -> group.getValue().properties().forEach(operation -> {
                    var says = operation.getValue();
                    all.add(new Operation(
                            group.getKey(),
                            operation.getKey(),
                            says.path("method").asText(),
                            says.path("path").asText(),
                            says.path("query")
                                    .valueStream()
                                    .filter(one -> one.path("required").asBoolean())
                                    .map(one -> one.path("name").asText())
                                    .toList()));
                }));
        return all;
    }

    /** Whether the door knows that method at that path, and doesn't refuse it by name. */
    static boolean answers(TestServer server, Operation operation) {
        var reply = ask(server, operation.method(), operation);
        if (refused(reply)) {
            return false;
        }
        // A HEAD that finds nothing doesn't say what it didn't find.
        if (operation.method().equals("HEAD") && reply.statusCode() == 404 && unknown(ask(server, "GET", operation))) {
            return false;
        }
        // The path of an export is that of its API: only the answer tells whether it was heard.
        return !operation.query().contains("export")
                || reply.statusCode() == 404
                || !body(reply).path("format").isMissingNode();
    }

    private static boolean refused(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.request() + " " + reply.body()).isNotEqualTo(500);
        return reply.statusCode() == 405 || reply.statusCode() == 501 || unknown(reply);
    }

    private static boolean unknown(HttpResponse<String> reply) {
        return reply.statusCode() == 404
                && body(reply).path("error").path("code").asText().equals("InvalidResourceType");
    }

    /** Takes nothing away: what is deleted has a name that nothing has. */
    private static HttpResponse<String> ask(TestServer server, String method, Operation operation) {
        var path = method.equals("DELETE") ? LAST_NAME.matcher(operation.path()).replaceAll("probe") : operation.path();
        var target = NAME.matcher(path).replaceAll(name -> value(name.group(1)));
        var query = operation.query().stream()
                .filter(name -> !name.equals("api-version"))
                .map(name -> "&" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(value(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return server.send(
                method,
                target + "?api-version=2024-05-01" + query,
                Map.of("Authorization", "Bearer " + server.issuer().token(TestServer.OWNER)),
                method.equals("GET") || method.equals("HEAD") || method.equals("DELETE") ? "" : "{}");
    }

    private static String value(String name) {
        return NAMES.getOrDefault(name, FURTHER.getOrDefault(name, "probe"));
    }

    private static JsonNode body(HttpResponse<String> reply) {
        try {
            return reply.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(reply.body());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
