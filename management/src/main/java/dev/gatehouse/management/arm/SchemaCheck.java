package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Holds a tree against a schema. Says everything that is wrong; writes choices as the schema does, whatever case they
 * came in. What the schema doesn't know is left as it is.
 */
public final class SchemaCheck {
    private final Problems problems;

    /** @param problems where everything wrong is said */
    public SchemaCheck(Problems problems) {
        this.problems = problems;
    }

    /** @param path what stands before the names in messages: empty, or ending in a dot */
    public void object(ObjectNode tree, Schema schema, String path) {
        for (var property : schema.properties()) {
            var target = path + property.name();
            var value = tree.get(property.name());
            if (value == null || value.isNull()) {
                tree.remove(property.name());
                if (property.required()) {
                    problems.add(target, target + " is required.");
                }
            } else {
                value(value, property.shape(), Optional.of(property), target)
                        .ifPresent(changed -> tree.set(property.name(), changed));
            }
        }
    }

    /** @return the value to be put in place of this one, if it is to be another */
    private Optional<JsonNode> value(JsonNode value, Shape shape, Optional<Property> property, String target) {
        switch (shape) {
            case Shape.Text _
            when value.isTextual() -> property.ifPresent(rule -> text(value.textValue(), rule, target));
            case Shape.Flag _ when value.isBoolean() -> {}
            case Shape.Whole _
            when value.isIntegralNumber() && value.canConvertToLong() ->
                property.ifPresent(rule -> number(value.longValue(), rule, target));
            case Shape.Decimal _
            when value.isNumber() -> property.ifPresent(rule -> number(value.decimalValue(), rule, target));
            case Shape.Time _ when value.isTextual() -> time(value.textValue(), target);
            case Shape.Choice choice
            when value.isTextual() -> {
                return choice(value.textValue(), choice, target);
            }
            case Shape.ListOf list when value instanceof ArrayNode items -> list(items, list, property, target);
            case Shape.ObjectOf object
            when value instanceof ObjectNode tree -> object(tree, object.schema(), target + ".");
            case Shape.MapOf map
            when value instanceof ObjectNode tree ->
                tree.properties()
                        .forEach(member -> value(
                                        member.getValue(),
                                        map.value(),
                                        Optional.empty(),
                                        target + "." + member.getKey())
                                .ifPresent(member::setValue));
            case Shape.Anything _ -> {}
            default -> problems.add(target, target + " must be " + shape.inWords() + ".");
        }
        return Optional.empty();
    }

    private void text(String text, Property rule, String target) {
        var length = text.codePointCount(0, text.length());
        if (length < rule.min() || length > rule.max()) {
            problems.add(target, target + " must have " + range(rule.min(), rule.max()) + " characters.");
        } else if (rule.pattern()
                .filter(pattern -> !pattern.matcher(text).matches())
                .isPresent()) {
            problems.add(target, target + " must match " + rule.pattern().get().pattern() + ".");
        }
    }

    private static String range(int min, int max) {
        if (max == Integer.MAX_VALUE) {
            return "at least " + min;
        }
        return min == 0 ? "at most " + max : min + " to " + max;
    }

    private void number(long number, Property rule, String target) {
        number(BigDecimal.valueOf(number), rule, target);
    }

    private void number(BigDecimal number, Property rule, String target) {
        if (number.compareTo(BigDecimal.valueOf(rule.least())) < 0
                || number.compareTo(BigDecimal.valueOf(rule.most())) > 0) {
            problems.add(target, target + " must be a number from " + rule.least() + " to " + rule.most() + ".");
        }
    }

    private void time(String text, String target) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            problems.add(target, target + " must be " + new Shape.Time().inWords() + ".");
        }
    }

    private Optional<JsonNode> choice(String text, Shape.Choice choice, String target) {
        var named = choice.values().stream().filter(text::equalsIgnoreCase).findFirst();
        if (named.isEmpty()) {
            problems.add(target, target + " must be " + choice.inWords() + ".");
        }
        return named.filter(name -> !name.equals(text)).map(TextNode::valueOf);
    }

    private void list(ArrayNode items, Shape.ListOf list, Optional<Property> property, String target) {
        property.filter(rule -> items.size() > rule.max())
                .ifPresent(rule -> problems.add(target, target + " must have at most " + rule.max() + " items."));
        for (var i = 0; i < items.size(); i++) {
            var at = i;
            value(items.get(i), list.item(), Optional.empty(), target + "[" + i + "]")
                    .ifPresent(changed -> items.set(at, changed));
        }
    }

    /** The initial value of a property, as its rule says it. */
    static Optional<JsonNode> initial(Property property) {
        return property.initial().map(json -> dev.gatehouse.http.Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
