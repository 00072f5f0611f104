package dev.gatehouse.cli.files.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.cli.files.Inventory;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a resource can stand in a file and be applied to another service: no secrets, nothing that is the server's,
 * ids from the service on, always in the same order.
 */
final class Portable {
    /** What is the installation's, or only tells how a resource came to be, by type. */
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "products", Set.of("application"),
            "apis", Set.of("sourceApiId", "apiVersionSet"),
            "namedValues", Set.of("keyVault"));

    private Portable() {}

    static ObjectNode properties(Inventory.Found found) {
        var properties = object(found.type().schema(), found.properties());
        LEFT_OUT.getOrDefault(found.type().segment(), Set.of()).forEach(properties::remove);
        return properties;
    }

    private static ObjectNode object(Schema schema, ObjectNode from) {
        var ordered = Json.object();
        for (var property : schema.properties()) {
            var value = from.get(property.name());
            if (value != null && !value.isNull() && property.access() == Access.READ_WRITE) {
                ordered.set(property.name(), value(property.shape(), value));
            }
        }
        var unknown = new TreeMap<String, JsonNode>();
        from.properties().stream()
                .filter(member -> schema.property(member.getKey()).isEmpty()
                        && !member.getValue().isNull())
                .forEach(member -> unknown.put(member.getKey(), anything(member.getValue())));
        unknown.forEach(ordered::set);
        return ordered;
    }

    private static JsonNode value(Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.ObjectOf(var schema) when value instanceof ObjectNode object -> object(schema, object);
            case Shape.ListOf(var item)
            when value instanceof ArrayNode array -> {
                var items = array.arrayNode();
                array.forEach(one -> items.add(value(item, one)));
                yield items;
            }
            case Shape.MapOf(var inner)
            when value instanceof ObjectNode object -> {
                var ordered = Json.object();
                new TreeMap<>(byName(object)).forEach((name, member) -> ordered.set(name, value(inner, member)));
                yield ordered;
            }
            default -> anything(value);
        };
    }

    private static Map<String, JsonNode> byName(ObjectNode object) {
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static JsonNode anything(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var ordered = Json.object();
                byName(object).forEach((name, member) -> ordered.set(name, anything(member)));
                yield ordered;
            }
            case ArrayNode array -> {
                var items = array.arrayNode();
                array.forEach(item -> items.add(anything(item)));
                yield items;
            }
            default -> value.isTextual() ? TextNode.valueOf(ResourcePath.relative(value.textValue())) : value;
        };
    }

    /** Whether the value of a named value is a secret, and so stands in no file. */
    static boolean isSecret(Inventory.Found found) {
        return found.type().segment().toLowerCase(Locale.ROOT).equals("namedvalues")
                && found.properties().path("secret").asBoolean(false);
    }
}
