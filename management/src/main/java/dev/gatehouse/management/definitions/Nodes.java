package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/** Members of a document's objects, each of the kind that it must be. */
final class Nodes {
    private Nodes() {}

    static ObjectNode object() {
        return new ObjectNode(JsonNodeFactory.instance);
    }

    /** The text there; a number counts as one, since YAML's authors don't always quote. */
    static Optional<String> text(ObjectNode node, String name, Place place) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw new DefinitionException(place.member(name), "must be a text.");
        }
        return Optional.of(value.asText());
    }

    static String required(ObjectNode node, String name, Place place) {
        return text(node, name, place)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new DefinitionException(place.member(name), "is required."));
    }

    static boolean flag(ObjectNode node, String name, Place place) {
        var value = node.get(name);
        if (value != null && !value.isNull() && !value.isBoolean()) {
            throw new DefinitionException(place.member(name), "must be true or false.");
        }
        return value != null && value.asBoolean();
    }

    /** The object there; an empty one if there is none. */
    static ObjectNode object(ObjectNode node, String name, Place place) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return object();
        }
        return object(value, place.member(name));
    }

    static ObjectNode object(JsonNode value, Place place) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new DefinitionException(place, "must be an object.");
    }

    /** The list there; an empty one if there is none. */
    static ArrayNode list(ObjectNode node, String name, Place place) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return new ArrayNode(JsonNodeFactory.instance);
        }
        if (value instanceof ArrayNode list) {
            return list;
        }
        throw new DefinitionException(place.member(name), "must be a list.");
    }
}
