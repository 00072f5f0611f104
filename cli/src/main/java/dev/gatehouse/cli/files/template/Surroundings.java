package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.http.Json;

import java.time.Instant;

/** Where a template is deployed: the running server, in the words of Azure's deployment functions. */
record Surroundings(Server server, String name, Instant now) {

    ObjectNode resourceGroup() {
        var group = server.describe("resourceGroup");
        var object = Json.object()
                .put("id", "/subscriptions/" + server.describe("subscriptionId") + "/resourceGroups/" + group)
                .put("name", group)
                .put("type", "Microsoft.Resources/resourceGroups")
                .put("location", location());
        object.putObject("tags");
        object.putObject("properties").put("provisioningState", "Succeeded");
        return object;
    }

    private String location() {
        return server.get("").path("location").asText("local");
    }

    ObjectNode subscription() {
        var id = server.describe("subscriptionId");
        return Json.object()
                .put("id", "/subscriptions/" + id)
                .put("subscriptionId", id)
                .put("tenantId", server.describe("tenantId"))
                .put("displayName", id);
    }

    ObjectNode tenant() {
        return Json.object().put("tenantId", server.describe("tenantId"));
    }

    ObjectNode deployment() {
        var object = Json.object().put("name", name);
        object.putObject("properties");
        return object;
    }
}
