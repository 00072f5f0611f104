package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.expression.Evaluator;
import dev.gatehouse.cli.files.expression.ExpressionException;

/** Works out values of a template: every string in them may be an expression, and objects may hold copy loops. */
final class Values {
    /** Azure's limit for the turns of a loop. */
    static final int MAX_COPIES = 800;

    private static final int MAX_VALUES = 1_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Evaluator evaluator = new Evaluator();
    private int made;

    /** @throws TemplateProblem if an expression in it can't be worked out */
    JsonNode resolve(JsonNode value, Place place, TemplateScope scope) {
        if (++made > MAX_VALUES) {
            throw new TemplateProblem(place, "The template makes more than " + MAX_VALUES + " values.");
        }
        return switch (value) {
            case ObjectNode object -> object(object, place, scope);
            case ArrayNode array -> {
                var items = NODES.arrayNode();
                for (var i = 0; i < array.size(); i++) {
                    items.add(resolve(array.get(i), place.at(i), scope));
                }
                yield items;
            }
            default -> value.isTextual() ? text(value.textValue(), place, scope) : value;
        };
    }

    private JsonNode text(String text, Place place, TemplateScope scope) {
        try {
            return evaluator.text(text, scope);
        } catch (ExpressionException e) {
            throw new TemplateProblem(place, e.getMessage());
        }
    }

    private ObjectNode object(ObjectNode object, Place place, TemplateScope scope) {
        var resolved = NODES.objectNode();
        object.properties().forEach(member -> {
            if (member.getKey().equalsIgnoreCase("copy")
                    && member.getValue() instanceof ArrayNode loops
                    && isLoops(loops)) {
                for (var i = 0; i < loops.size(); i++) {
                    var loop = (ObjectNode) loops.get(i);
                    resolved.set(
                            name(loop, place, scope),
                            loop(loop, place.at("copy").at(i), scope));
                }
            } else {
                resolved.set(member.getKey(), resolve(member.getValue(), place.at(member.getKey()), scope));
            }
        });
        return resolved;
    }

    private static boolean isLoops(ArrayNode loops) {
        return !loops.isEmpty()
                && loops.valueStream().allMatch(loop -> loop.has("name") && loop.has("count") && loop.has("input"));
    }

    private String name(ObjectNode loop, Place place, TemplateScope scope) {
        return resolve(loop.get("name"), place.at("name"), scope).asText();
    }

    /** What a property's, variable's or output's copy loop makes. */
    ArrayNode loop(ObjectNode loop, Place place, TemplateScope scope) {
        var items = NODES.arrayNode();
        var name = name(loop, place, scope);
        var count = count(loop, place, scope);
        for (var turn = 0; turn < count; turn++) {
            items.add(resolve(loop.get("input"), place.at("input"), scope.turning(name, turn)));
        }
        return items;
    }

    /** How many turns a loop takes. */
    int count(ObjectNode loop, Place place, TemplateScope scope) {
        var count = loop.has("count") ? resolve(loop.get("count"), place.at("count"), scope) : NODES.nullNode();
        if (!count.isIntegralNumber() || count.longValue() < 0 || count.longValue() > MAX_COPIES) {
            throw new TemplateProblem(
                    place.at("count"), "count must be a number from 0 to " + MAX_COPIES + ", but is " + count + ".");
        }
        return count.intValue();
    }

    /** A text where one is needed. */
    String string(JsonNode value, Place place, TemplateScope scope) {
        var resolved = value == null ? NODES.nullNode() : resolve(value, place, scope);
        if (!resolved.isTextual()) {
            throw new TemplateProblem(place, "Here must be a string.");
        }
        return resolved.textValue();
    }

    Evaluator evaluator() {
        return evaluator;
    }
}
