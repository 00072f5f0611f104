package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.definitions.Definition;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What an import would do, for people to look at before they do it. */
final class ImportPreview {
    private ImportPreview() {}

    /**
     * @param before the API's properties as they are
     * @param settings the API's properties as they would be
     * @param plan for its operations and schemas
     */
    static ObjectNode of(ObjectNode before, ObjectNode settings, ImportPlan plan, Definition definition) {
        var preview = Json.object();
        settings(before, settings, preview.putArray("settings"));
        var operations = preview.putObject("operations");
        var added = operations.putArray("added");
        plan.added().forEach(one -> added.add(operation(one.id().name(), one.properties())));
        var changed = operations.putArray("changed");
        plan.kept().stream().filter(ImportPlan.Rewritten::changes).forEach(one -> {
            var shown = operation(one.before().id().name(), one.properties());
            different(one.before().properties(), one.properties(), shown.putArray("properties"));
            changed.add(shown);
        });
        var removed = operations.putArray("removed");
        plan.removed().forEach(one -> removed.add(operation(one.id().name(), one.properties())));
        operations.put(
                "unchanged", plan.kept().stream().filter(one -> !one.changes()).count());
        schemas(plan, preview.putObject("schemas"));
        var notes = preview.putArray("notes");
        definition.notes().forEach(notes::add);
        return preview;
    }

    private static ObjectNode operation(String name, ObjectNode properties) {
        var shown = Json.object().put("name", name);
        for (var property : new String[] {"displayName", "method", "urlTemplate"}) {
            shown.set(property, properties.get(property));
        }
        return shown;
    }

    private static void settings(ObjectNode before, ObjectNode after, ArrayNode into) {
        for (var name : names(before, after)) {
            if (!same(before.get(name), after.get(name))) {
                var change = into.addObject().put("property", name);
                change.set("before", before.has(name) ? before.get(name) : NullNode.getInstance());
                change.set("after", after.has(name) ? after.get(name) : NullNode.getInstance());
            }
        }
    }

    private static void different(ObjectNode before, ObjectNode after, ArrayNode into) {
        names(before, after).stream()
                .filter(name -> !same(before.get(name), after.get(name)))
                .forEach(into::add);
    }

    private static Set<String> names(ObjectNode one, ObjectNode other) {
        var names = new LinkedHashSet<String>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one == null ? other == null : one.equals(other);
    }

    private static void schemas(ImportPlan plan, ObjectNode into) {
        var added = into.putArray("added");
        var changed = into.putArray("changed");
        var removed = into.putArray("removed");
        plan.oldTypes()
                .forEach(schema -> removed.addObject().put("name", schema.id().name()));
        plan.types().ifPresent(brought -> {
            var before = brought.before().map(Resource::properties);
            if (before.isEmpty()) {
                added.addObject()
                        .put("name", brought.id().name())
                        .put("types", types(brought.properties()).size());
            } else if (!before.get().equals(brought.properties())) {
                var shown = changed.addObject().put("name", brought.id().name());
                types(types(before.get()), types(brought.properties()), shown);
            }
        });
    }

    private static void types(JsonNode before, JsonNode after, ObjectNode into) {
        var added = into.putArray("added");
        var changed = into.putArray("changed");
        var removed = into.putArray("removed");
        for (var type : members(after)) {
            if (!before.has(type.getKey())) {
                added.add(type.getKey());
            } else if (!before.get(type.getKey()).equals(type.getValue())) {
                changed.add(type.getKey());
            }
        }
        members(before).forEach(type -> {
            if (!after.has(type.getKey())) {
                removed.add(type.getKey());
            }
        });
    }

    private static Iterable<Map.Entry<String, JsonNode>> members(JsonNode object) {
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        return () -> members;
    }

    private static JsonNode types(ObjectNode properties) {
        var document = properties.path("document");
        return document.has("definitions")
                ? document.get("definitions")
                : document.path("components").path("schemas");
    }
}
