package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.PercentEncoding;
import picocli.CommandLine.Command;

import java.net.URI;
import java.util.LinkedHashMap;

@Command(
        name = "status",
        description = {
            "Shows whether the server is ready, and whether applications can be registered.",
            "Ends with 5 when something is missing."
        })
final class StatusVerb extends Verb {
    /** Application Administrator; a built-in role has the same id in every tenant. */
    private static final String ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var description = server.description();
        var ready = server.send(OutboundRequest.get(URI.create(description.get("operationsUrl") + "/health/ready")));
        var gateway = server.send(
                OutboundRequest.get(URI.create(description.get("gatewayUrl") + "/status-0123456789abcdef")));
        var service = server.get("");
        var identity = identity(server, service);

        var fields = new LinkedHashMap<String, String>();
        fields.put("service", service.path("name").asText());
        fields.put("ready", ready.successful() ? "yes" : "no: " + ready.bodyText());
        fields.put(
                "gateway revision",
                gateway.headers().first("x-gatehouse-revision").orElse("unknown"));
        fields.put("identity", identity.sentence());
        fields.put("gateway", description.get("gatewayUrl") + ", " + description.get("gatewayHttpsUrl"));
        fields.put("control plane", description.get("controlUrl"));
        fields.put("token URL", description.get("tokenUrl"));
        fields.put("operations", description.get("operationsUrl"));

        var json = Json.object();
        json.put("service", service.path("name").asText());
        json.put("ready", ready.successful());
        json.put(
                "gatewayRevision",
                gateway.headers().first("x-gatehouse-revision").orElse(""));
        json.put("canRegisterApplications", identity.sufficient());
        json.put("identity", identity.sentence());
        output.fields(fields, json);
        return ready.successful() && identity.sufficient() ? ExitCode.DONE : ExitCode.NOT_READY;
    }

    private static Identity identity(RunningServer server, JsonNode service) {
        var principal = service.at("/identity/principalId").asText("");
        if (principal.isEmpty()) {
            return new Identity(
                    false,
                    "none: applications can't be registered. Switch the service's system-assigned identity on, and "
                            + "give it the directory role Application Administrator.");
        }
        var filter = PercentEncoding.encode(
                "principalId eq '" + principal + "' and roleDefinitionId eq '" + ADMINISTRATOR + "'");
        var roles = server.graph("/roleManagement/directory/roleAssignments?$filter=" + filter);
        return roles.path("value").isEmpty()
                ? new Identity(
                        false,
                        principal + ", without the directory role Application Administrator: applications can't be "
                                + "registered. A Privileged Role Administrator grants it with POST "
                                + "/v1.0/roleManagement/directory/roleAssignments.")
                : new Identity(true, principal + ", Application Administrator");
    }

    private record Identity(boolean sufficient, String sentence) {}
}
