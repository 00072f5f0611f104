package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.PercentEncoding;
import picocli.CommandLine.Command;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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
        // The operations door first: whether there is a server at all is its answer.
        var health = server.send(OutboundRequest.get(URI.create(description.get("operationsUrl") + "/health/ready")));
        var readiness = health.successful() ? "yes" : "no: " + problems(health);
        var revision = revision(server, description);
        var identity = identity(server);
        var drift = drift(server);

        var fields = new LinkedHashMap<String, String>();
        fields.put("service", description.get("serviceName"));
        fields.put("ready", readiness);
        fields.put("gateway revision", revision.isEmpty() ? "unknown" : revision);
        fields.put("identity", identity.sentence());
        fields.put("directory", drift.sentence());
        fields.put("gateway", description.get("gatewayUrl") + ", " + description.get("gatewayHttpsUrl"));
        fields.put("control plane", description.get("controlUrl"));
        fields.put("token URL", description.get("tokenUrl"));
        fields.put("operations", description.get("operationsUrl"));

        boolean testControls = hasTestControls(health);
        if (testControls) {
            fields.put("test controls", "ON: nobody may rely on this server");
        }

        var json = Json.object();
        json.put("service", description.get("serviceName"));
        json.put("ready", health.successful());
        json.put("readiness", readiness);
        json.put("gatewayRevision", revision);
        json.put("canRegisterApplications", identity.sufficient());
        json.put("identity", identity.sentence());
        json.put("testControls", testControls);
        json.set("drift", drift.report());
        output.fields(fields, json);
        return health.successful() && identity.sufficient() ? ExitCode.DONE : ExitCode.NOT_READY;
    }

    /** What the checks that don't pass say. */
    private static String problems(OutboundReply health) {
        try {
            return StreamSupport.stream(health.json().path("checks").spliterator(), false)
                    .filter(check -> !check.path("ready").asBoolean())
                    .map(check -> check.path("name").asText() + ": "
                            + check.path("problem").asText())
                    .collect(Collectors.joining("; "));
        } catch (OutboundException _) {
            return "the operations door answered with status " + health.status();
        }
    }

    private static boolean hasTestControls(OutboundReply health) {
        try {
            return health.json().path("testControls").asBoolean();
        } catch (OutboundException _) {
            return false; // readiness says why
        }
    }

    private static String revision(RunningServer server, ServerDescription description) {
        try {
            return server.send(
                            OutboundRequest.get(URI.create(description.get("gatewayUrl") + "/status-0123456789abcdef")))
                    .headers()
                    .first("x-gatehouse-revision")
                    .orElse("");
        } catch (VerbException _) {
            return ""; // readiness says why
        }
    }

    private static Identity identity(RunningServer server) {
        try {
            return identity(server, server.get(""));
        } catch (VerbException e) {
            return new Identity(false, "unknown: " + e.getMessage());
        }
    }

    private static Identity identity(RunningServer server, JsonNode service) {
        var principal = service.at("/identity/principalId").asText("");
        if (principal.isEmpty()) {
            return new Identity(
                    false,
                    "none: applications can't be registered. Switch the service's system-assigned identity on "
                            + "(PATCH the service with {\"identity\":{\"type\":\"SystemAssigned\"}}), and grant it the "
                            + "directory role Application Administrator.");
        }
        var filter = PercentEncoding.encode(
                "principalId eq '" + principal + "' and roleDefinitionId eq '" + ADMINISTRATOR + "'");
        var roles = server.graph("/roleManagement/directory/roleAssignments?$filter=" + filter);
        return roles.path("value").isEmpty()
                ? new Identity(
                        false,
                        principal + ", without the directory role Application Administrator: applications can't be "
                                + "registered. A Privileged Role Administrator grants it with POST "
                                + "/v1.0/roleManagement/directory/roleAssignments and {\"principalId\":\"" + principal
                                + "\",\"roleDefinitionId\":\"" + ADMINISTRATOR + "\",\"directoryScopeId\":\"/\"}.")
                : new Identity(true, principal + ", Application Administrator");
    }

    /** What differs in the directory is told; it makes nothing less ready. */
    private static Drift drift(RunningServer server) {
        try {
            var report = server.get("/drift");
            return new Drift(report, ReconcileVerb.inWords(report));
        } catch (VerbException e) {
            return new Drift(Json.object(), "unknown: " + e.getMessage());
        }
    }

    private record Drift(JsonNode report, String sentence) {}

    private record Identity(boolean sufficient, String sentence) {}
}
