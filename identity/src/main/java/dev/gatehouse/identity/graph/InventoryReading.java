package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.identity.Inventory;
import dev.gatehouse.identity.Inventory.Assignment;
import dev.gatehouse.identity.Inventory.Found;
import dev.gatehouse.identity.Inventory.Principal;
import dev.gatehouse.identity.Inventory.Role;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads what stands in the directory. Whole lists are read, because Graph neither filters by unique name nor finds what
 * was deleted by it; of what is somebody else's nothing is kept.
 */
final class InventoryReading {
    /** Graph's largest page. */
    private static final String PAGE = "&$top=999";

    private static final String PROPERTIES =
            "id,appId,uniqueName,displayName,tags,identifierUris,api,appRoles,requiredResourceAccess,passwordCredentials";

    private final GraphCall call;
    private final String mark;

    InventoryReading(GraphCall call, String mark) {
        this.call = call;
        this.mark = mark;
    }

    Inventory read(String beginning) {
        var live = named("/applications?$select=" + PROPERTIES + PAGE, beginning);
        var deleted = named("/directory/deletedItems/graph.application?$select=" + PROPERTIES + PAGE, beginning);
        var principals = principals(
                live.stream().map(json -> json.path("appId").asText()).collect(Collectors.toSet()));
        var found = new ArrayList<Found>();
        for (var json : live) {
            var principal =
                    Optional.ofNullable(principals.get(json.path("appId").asText()));
            var assignments = json.path("appRoles").isEmpty()
                    ? List.<Assignment>of()
                    : principal.map(this::assignments).orElse(List.of());
            found.add(found(json, false, principal, assignments));
        }
        deleted.forEach(json -> found.add(found(json, true, Optional.empty(), List.of())));
        return new Inventory(found);
    }

    private List<JsonNode> named(String path, String beginning) {
        var all = new ArrayList<JsonNode>();
        call.each(path, json -> {
            if (json.path("uniqueName").asText("").startsWith(beginning)) {
                all.add(json);
            }
        });
        return all;
    }

    private Map<String, Principal> principals(Set<String> appIds) {
        var all = new HashMap<String, Principal>();
        call.each("/servicePrincipals?$select=id,appId,accountEnabled" + PAGE, json -> {
            var appId = json.path("appId").asText();
            if (appIds.contains(appId)) {
                all.put(
                        appId,
                        new Principal(
                                json.path("id").asText(),
                                json.path("accountEnabled").asBoolean(true)));
            }
        });
        return all;
    }

    private List<Assignment> assignments(Principal principal) {
        var all = new ArrayList<Assignment>();
        call.each(
                "/servicePrincipals/" + principal.id() + "/appRoleAssignedTo?$top=999",
                json -> all.add(new Assignment(
                        json.path("id").asText(),
                        json.path("principalId").asText(),
                        json.path("principalDisplayName").asText(""),
                        json.path("appRoleId").asText())));
        return all;
    }

    private Found found(JsonNode json, boolean deleted, Optional<Principal> principal, List<Assignment> assignments) {
        return new Found(
                json.path("uniqueName").asText(),
                json.path("appId").asText(),
                json.path("id").asText(),
                json.path("displayName").asText(),
                deleted,
                texts(json.path("tags")).contains(mark),
                texts(json.path("identifierUris")),
                json.path("api").path("requestedAccessTokenVersion").asInt(1),
                StreamSupport.stream(json.path("appRoles").spliterator(), false)
                        .map(role -> new Role(
                                role.path("id").asText(),
                                role.path("value").asText(""),
                                role.path("isEnabled").asBoolean()))
                        .toList(),
                permissions(json),
                StreamSupport.stream(json.path("passwordCredentials").spliterator(), false)
                        .map(secret -> secret.path("keyId").asText())
                        .collect(Collectors.toSet()),
                principal,
                assignments);
    }

    private static Set<String> permissions(JsonNode json) {
        var all = new LinkedHashSet<String>();
        json.path("requiredResourceAccess")
                .forEach(entry -> entry.path("resourceAccess")
                        .forEach(access -> all.add(access.path("id").asText())));
        return all;
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
