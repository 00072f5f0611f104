package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.model.catalogue.Shape;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether two values mean the same, however they are written. */
final class Sameness {
    private Sameness() {}

    /** Nothing there: {@code null}, and objects and lists without content. */
    static boolean isNothing(JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || value instanceof ArrayNode array && array.isEmpty()
                || value instanceof ObjectNode object
                        && object.properties().stream().allMatch(member -> isNothing(member.getValue()));
    }

    /** Whether they mean the same as values of that shape. */
    static boolean same(Shape shape, JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        return switch (shape) {
            case Shape.Choice _ -> one.asText().equalsIgnoreCase(other.asText());
            case Shape.Time _ -> time(one).isPresent() ? time(one).equals(time(other)) : loose(one, other);
            case Shape.ListOf(Shape.Choice _) -> choices(one).equals(choices(other));
            case Shape.ListOf list
            when one.size() == other.size() && one.isArray() && other.isArray() -> {
                for (var i = 0; i < one.size(); i++) {
                    if (!same(list.item(), one.get(i), other.get(i))) {
                        yield false;
                    }
                }
                yield true;
            }
            case Shape.ListOf _ -> false;
            case Shape.ObjectOf(var schema)
            when one.isObject() && other.isObject() ->
                names(one, other).stream()
                        .allMatch(name -> schema.property(name)
                                .map(property -> same(
                                        property.shape(),
                                        orInitial(property.initial(), one.get(name)),
                                        orInitial(property.initial(), other.get(name))))
                                .orElseGet(() -> loose(one.get(name), other.get(name))));
            case Shape.MapOf map
            when one.isObject() && other.isObject() ->
                names(one, other).stream().allMatch(name -> same(map.value(), one.get(name), other.get(name)));
            default -> loose(one, other);
        };
    }

    private static JsonNode orInitial(Optional<String> initial, JsonNode value) {
        return isNothing(value) && initial.isPresent()
                ? dev.gatehouse.http.Json.parse(initial.get().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                : value;
    }

    private static Optional<java.time.Instant> time(JsonNode value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** In no order. */
    private static HashSet<String> choices(JsonNode list) {
        var choices = new HashSet<String>();
        list.forEach(choice -> choices.add(choice.asText().toLowerCase(Locale.ROOT)));
        return choices;
    }

    private static List<String> names(JsonNode one, JsonNode other) {
        var names = new ArrayList<String>();
        one.properties().forEach(member -> names.add(member.getKey()));
        other.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /** Values of no known shape. */
    static boolean loose(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isTextual() && other.isTextual()) {
            return text(one.textValue()).equals(text(other.textValue()));
        }
        if (one instanceof ArrayNode a && other instanceof ArrayNode b) {
            return same(new Shape.ListOf(new Shape.Anything()), a, b);
        }
        if (one instanceof ObjectNode && other instanceof ObjectNode) {
            return names(one, other).stream().allMatch(name -> loose(one.get(name), other.get(name)));
        }
        return one.equals(other);
    }

    /** Ids from the service on, in one case; line ends as they are on this system. */
    private static String text(String text) {
        if (text.startsWith("/")) {
            var relative = ResourcePath.relative(text);
            var path = ResourcePath.ofId(relative).filter(known -> known.type().isPresent());
            return path.isPresent() ? path.get().toString().toLowerCase(Locale.ROOT) : relative;
        }
        return text.replace("\r\n", "\n");
    }
}
