package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.List;
import java.util.stream.Collectors;

/** What a function was called with, looked at as what it needs to be. */
record Arguments(String function, List<JsonNode> values) {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Bounds what an expression can build. */
    private static final int MAX_ITEMS = 10_000;

    private static final int MAX_TEXT = 4 * 1024 * 1024;

    Arguments {
        values = List.copyOf(values);
    }

    int count() {
        return values.size();
    }

    JsonNode any(int index) {
        return values.get(index);
    }

    boolean has(int index) {
        return index < values.size();
    }

    /** A text, or a number or truth value written as one. */
    String text(int index) {
        var value = any(index);
        if (value.isContainerNode() || value.isNull()) {
            throw wrong(index, "a string");
        }
        return value.asText();
    }

    String string(int index) {
        if (!any(index).isTextual()) {
            throw wrong(index, "a string");
        }
        return any(index).textValue();
    }

    long number(int index) {
        if (!any(index).isIntegralNumber() || !any(index).canConvertToLong()) {
            throw wrong(index, "a whole number");
        }
        return any(index).longValue();
    }

    int small(int index) {
        var number = number(index);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw wrong(index, "a smaller number");
        }
        return (int) number;
    }

    boolean truth(int index) {
        if (!any(index).isBoolean()) {
            throw wrong(index, "true or false");
        }
        return any(index).booleanValue();
    }

    ArrayNode array(int index) {
        if (!(any(index) instanceof ArrayNode array)) {
            throw wrong(index, "an array");
        }
        return array;
    }

    ObjectNode object(int index) {
        if (!(any(index) instanceof ObjectNode object)) {
            throw wrong(index, "an object");
        }
        return object;
    }

    ExpressionException wrong(int index, String expected) {
        return problem("argument " + (index + 1) + " must be " + expected + ", but is " + kind(any(index)) + ".");
    }

    ExpressionException problem(String sentence) {
        return new ExpressionException(function + "(): " + sentence);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            default -> "null";
        };
    }

    static JsonNode of(String text) {
        if (text.length() > MAX_TEXT) {
            throw new ExpressionException("An expression makes a text of more than " + MAX_TEXT + " characters.");
        }
        return TextNode.valueOf(text);
    }

    static JsonNode of(long number) {
        return LongNode.valueOf(number);
    }

    static JsonNode of(boolean truth) {
        return BooleanNode.valueOf(truth);
    }

    static JsonNode of(List<? extends JsonNode> items) {
        if (items.size() > MAX_ITEMS) {
            throw new ExpressionException("An expression makes an array of more than " + MAX_ITEMS + " items.");
        }
        var array = NODES.arrayNode();
        items.forEach(array::add);
        return array;
    }

    /** Values as they are compared: numbers by value, not by how they are held. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one instanceof ArrayNode a && other instanceof ArrayNode b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (var i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof ObjectNode a && other instanceof ObjectNode b) {
            return a.size() == b.size()
                    && a.properties().stream()
                            .allMatch(member ->
                                    b.has(member.getKey()) && same(member.getValue(), b.get(member.getKey())));
        }
        return one.equals(other);
    }

    /** For messages: the texts, separated. */
    static String words(List<String> words) {
        return words.stream().sorted(String.CASE_INSENSITIVE_ORDER).collect(Collectors.joining(", "));
    }
}
