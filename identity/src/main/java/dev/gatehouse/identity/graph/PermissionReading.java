package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.identity.DirectoryView.Permission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static dev.gatehouse.identity.graph.GraphDirectoryView.items;

/** Reads what an application asks of others and what it was given, and by which names they call it. */
final class PermissionReading {
    /** At most so many other applications are asked what they call their roles. */
    private static final int MOST = 50;

    private static final String PROPERTIES = "?$select=id,appId,displayName,appRoles,oauth2PermissionScopes";

    private final GraphCall call;
    private final Map<String, JsonNode> read = new HashMap<>();

    PermissionReading(GraphCall call) {
        this.call = call;
    }

    List<Permission> read(JsonNode application, Optional<JsonNode> principal) {
        var granted = new LinkedHashMap<String, JsonNode>();
        principal.ifPresent(found -> call.each(
                "/servicePrincipals/" + found.path("id").asText() + "/appRoleAssignments?$top=999",
                json -> granted.put(json.path("appRoleId").asText().toLowerCase(java.util.Locale.ROOT), json)));
        var all = new ArrayList<Permission>();
        items(application.path("requiredResourceAccess")).forEach(entry -> {
            var appId = entry.path("resourceAppId").asText();
            var resource = resource("(appId='" + Applications.key(appId) + "')");
            items(entry.path("resourceAccess")).forEach(access -> {
                var id = access.path("id").asText().toLowerCase(java.util.Locale.ROOT);
                var delegated = access.path("type").asText().equals("Scope");
                all.add(new Permission(
                        appId,
                        resource.path("displayName").asText(appId),
                        value(resource, id),
                        delegated,
                        true,
                        granted.remove(id) != null));
            });
        });
        granted.forEach((id, json) -> {
            var resource = resource("/" + json.path("resourceId").asText());
            all.add(new Permission(
                    resource.path("appId").asText(),
                    json.path("resourceDisplayName").asText(""),
                    value(resource, id),
                    false,
                    false,
                    true));
        });
        return all;
    }

    private JsonNode resource(String key) {
        if (!read.containsKey(key) && read.size() >= MOST) {
            return MissingNode.getInstance();
        }
        return read.computeIfAbsent(
                key, _ -> call.find("/servicePrincipals" + key + PROPERTIES).orElse(MissingNode.getInstance()));
    }

    /** What the resource calls the permission; its id where it doesn't tell. */
    private static String value(JsonNode resource, String id) {
        for (var list : List.of("appRoles", "oauth2PermissionScopes")) {
            for (var each : resource.path(list)) {
                if (each.path("id").asText().equalsIgnoreCase(id)
                        && !each.path("value").asText("").isEmpty()) {
                    return each.path("value").asText();
                }
            }
        }
        return id;
    }
}
