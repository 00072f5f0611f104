package dev.gatehouse.management.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Documents as the audit log may have them: what the catalogue calls secret is not shown, what is long is left out. */
final class Masking {
    private static final String MASK = "***";
    private static final int LARGEST = 64 << 10;

    private Masking() {}

    static ObjectNode masked(ResourceType type, ObjectNode document) {
        var masked = document.deepCopy();
        if (masked.get("properties") instanceof ObjectNode properties) {
            mask(type.schema(), properties);
        }
        int size = masked.toString().getBytes(StandardCharsets.UTF_8).length;
        return size <= LARGEST ? masked : Json.object().put("omitted", "The document has " + size + " bytes.");
    }

    private static void mask(Schema schema, ObjectNode object) {
        for (var property : schema.properties()) {
            var value = object.get(property.name());
            if (value == null || value.isNull()) {
                continue;
            }
            if (property.access() == Access.SECRET || property.access() == Access.WRITE_ONLY) {
                object.put(property.name(), MASK);
            } else {
                inside(property.shape(), value);
            }
        }
    }

    private static void inside(Shape shape, JsonNode value) {
        switch (shape) {
            case Shape.ObjectOf(var schema) when value instanceof ObjectNode object -> mask(schema, object);
            case Shape.ListOf(var element) -> value.forEach(each -> inside(element, each));
            case Shape.MapOf(var element) -> value.forEach(each -> inside(element, each));
            default -> {}
        }
    }

    /** Names of sealed values that were set, changed or taken away. */
    static Set<String> secrets(Optional<ObjectNode> before, Optional<ObjectNode> after) {
        var names = new TreeSet<String>();
        var old = before.map(each -> each.path("sealed"))
                .orElseGet(() -> Json.object().path("none"));
        var now = after.map(each -> each.path("sealed"))
                .orElseGet(() -> Json.object().path("none"));
        old.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> old.path(name).equals(now.path(name)));
        return names;
    }
}
