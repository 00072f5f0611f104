package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.directory.Directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a call changes: the objects that it looked at, as they were, and what hangs on them. Objects are told as Graph
 * shows them, which has no secret; bodies of requests, which may have, are not told at all.
 */
final class AuditTrail {
    private static final int LONGEST = 4_096;

    private final boolean on;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final List<Change> beside = new ArrayList<>();

    private record Target(String type, Optional<ObjectNode> before) {}

    private record Change(String name, Optional<ObjectNode> before, Optional<ObjectNode> after) {}

    /** @param on whether the call may change anything */
    AuditTrail(boolean on) {
        this.on = on;
    }

    /** An object of the path: what it is before the call is kept. */
    void touched(Directory directory, String type, String id) {
        if (on) {
            targets.computeIfAbsent(id, key -> new Target(type, DirectoryObjects.of(directory, key)));
        }
    }

    /** Something was made: an object, or what hangs on the objects of the path. */
    void made(GraphType type, ObjectNode json) {
        if (!on) {
            return;
        }
        switch (type) {
            case APPLICATION, SERVICE_PRINCIPAL, USER, GROUP ->
                targets.putIfAbsent(json.path("id").asText(), new Target(type.activityTarget(), Optional.empty()));
            case APP_ROLE_ASSIGNMENT, PERMISSION_GRANT, ROLE_ASSIGNMENT, FEDERATED_CREDENTIAL ->
                beside.add(new Change(type.name(), Optional.empty(), Optional.of(json)));
            default -> {}
        }
    }

    /** What hangs on the objects of the path is another, or gone. */
    void changed(GraphType type, ObjectNode before, Optional<ObjectNode> after) {
        if (on) {
            beside.add(new Change(type.name(), Optional.of(before), after));
        }
    }

    /** Somebody was added to, or taken from, the objects of the path. */
    void reference(String name, String id, boolean added) {
        if (on) {
            var json = Json.object().put("id", id);
            beside.add(new Change(
                    name, added ? Optional.empty() : Optional.of(json), added ? Optional.of(json) : Optional.empty()));
        }
    }

    /** Writes the entry of a call that went well. */
    void succeeded(GraphCall call, Activity activity) {
        write(call, activity, "success", "");
    }

    /** Writes the entry of a call that was refused. */
    void refused(GraphCall call, Activity activity, String reason) {
        write(call, activity, "failure", reason);
    }

    private void write(GraphCall call, Activity activity, String result, String reason) {
        var directory = call.directory();
        var json = Json.object();
        json.put("activityDateTime", directory.now().toString());
        json.put("activityDisplayName", activity.name());
        json.put("category", activity.category());
        json.put("correlationId", GraphReplies.clientRequestId(call.request()));
        json.put("loggedByService", "Core Directory");
        json.put("operationType", activity.operation());
        json.put("result", result);
        json.put("resultReason", reason);
        json.set("initiatedBy", Initiator.of(call));
        var list = json.putArray("targetResources");
        targets.forEach((id, target) -> list.add(target(directory, id, target)));
        if (!beside.isEmpty()) {
            beside(list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0));
        }
        json.set("additionalDetails", Initiator.details(call));
        directory.audit(AuditRecords.Kind.CHANGES).add(directory.now(), json);
    }

    private static ObjectNode target(Directory directory, String id, Target target) {
        var after = DirectoryObjects.of(directory, id);
        var shown = after.or(target::before).orElseGet(Json::object);
        var json = Json.object();
        json.put("id", id);
        json.put("type", target.type);
        json.put("displayName", shown.path("displayName").asText(null));
        json.put("userPrincipalName", shown.path("userPrincipalName").asText(null));
        json.putNull("groupType");
        differences(
                json.putArray("modifiedProperties"),
                target.before.orElseGet(Json::object),
                after.orElseGet(Json::object));
        return json;
    }

    private void beside(ObjectNode target) {
        var list = target.get("modifiedProperties") instanceof ArrayNode there
                ? there
                : target.putArray("modifiedProperties");
        beside.forEach(change -> property(list, change.name, orNull(change.before), orNull(change.after)));
    }

    private static void differences(ArrayNode list, ObjectNode before, ObjectNode after) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> name.startsWith("@") || value(before, name).equals(value(after, name)));
        names.forEach(name -> property(list, name, value(before, name), value(after, name)));
    }

    private static JsonNode orNull(Optional<ObjectNode> json) {
        return json.<JsonNode>map(each -> each).orElse(NullNode.getInstance());
    }

    /** What isn't said is null. */
    private static JsonNode value(ObjectNode object, String name) {
        return object.has(name) ? object.get(name) : NullNode.getInstance();
    }

    private static void property(ArrayNode list, String name, JsonNode before, JsonNode after) {
        var property = list.addObject();
        property.put("displayName", name);
        property.put("oldValue", text(before));
        property.put("newValue", text(after));
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        var text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
