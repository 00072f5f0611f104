package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/** How JSON trees are read here. */
public final class Json {
    private Json() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@code properties} of a document; an empty one is put there if there is none. */
    public static ObjectNode properties(ObjectNode document) {
        return document.get("properties") instanceof ObjectNode properties
                ? properties
                : document.putObject("properties");
    }

    /** The text at that name, where there is one. */
    public static Optional<String> text(JsonNode node, String name) {
        var value = node.get(name);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whether there is a value other than {@code null} at that name. */
    public static boolean has(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    /** JSON Merge Patch (RFC 7396): {@code null} takes a member away, objects are merged, all else is replaced. */
    public static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            var name = member.getKey();
            var value = member.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                var merged = target.get(name) instanceof ObjectNode there ? there : target.putObject(name);
                merge(merged, inner);
            } else {
                target.set(name, value);
            }
        });
    }
}
