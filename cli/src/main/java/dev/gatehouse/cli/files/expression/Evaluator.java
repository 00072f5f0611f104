package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Works expressions out. One evaluator serves a whole template, so that what all of them cost together is bounded. */
public final class Evaluator {
    private static final int MAX_STEPS = 2_000_000;
    private static final int MAX_DEPTH = 200;

    private int steps;
    private int depth;

    /**
     * What a template's string says.
     *
     * @throws ExpressionException if it can't be read or worked out
     */
    public JsonNode text(String string, Scope scope) {
        var expression = ExpressionParser.parse(string);
        return expression.isPresent()
                ? evaluate(expression.get(), scope)
                : Arguments.of(ExpressionParser.literal(string));
    }

    /** What the expression stands for. */
    public JsonNode evaluate(Expression expression, Scope scope) {
        if (++steps > MAX_STEPS) {
            throw new ExpressionException("The template's expressions take more than " + MAX_STEPS + " steps.");
        }
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException("Expressions call each other more than " + MAX_DEPTH + " deep.");
        }
        try {
            return switch (expression) {
                case Expression.Literal(var value) -> value;
                case Expression.Call call -> call(call, scope);
                case Expression.Member(var target, var name) -> member(evaluate(target, scope), name);
                case Expression.Index(var target, var index) -> item(evaluate(target, scope), evaluate(index, scope));
            };
        } finally {
            depth--;
        }
    }

    private JsonNode call(Expression.Call call, Scope scope) {
        var arguments = call.arguments();
        // These look at what they need alone, as what they don't may not exist.
        switch (call.name().toLowerCase(Locale.ROOT)) {
            case "if" -> {
                count(call, 3, 3);
                return evaluate(arguments.get(condition(call, 0, scope) ? 1 : 2), scope);
            }
            case "and" -> {
                count(call, 2, Integer.MAX_VALUE);
                return BooleanNode.valueOf(truths(call, scope, true));
            }
            case "or" -> {
                count(call, 2, Integer.MAX_VALUE);
                return BooleanNode.valueOf(truths(call, scope, false));
            }
            default -> {}
        }
        var values =
                arguments.stream().map(argument -> evaluate(argument, scope)).toList();
        var function = Functions.named(call.name());
        if (function.isEmpty()) {
            return scope.call(call.name(), values)
                    .orElseThrow(() -> new ExpressionException(
                            "There is no function " + call.name() + ". " + Functions.hint(call.name())));
        }
        count(call, function.get().least(), function.get().most());
        return function.get().body().apply(new Arguments(function.get().name(), values), scope);
    }

    /** Whether all of them are true, or any. */
    private boolean truths(Expression.Call call, Scope scope, boolean all) {
        for (var i = 0; i < call.arguments().size(); i++) {
            if (condition(call, i, scope) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean condition(Expression.Call call, int index, Scope scope) {
        var value = evaluate(call.arguments().get(index), scope);
        return new Arguments(call.name(), java.util.Collections.nCopies(index + 1, value)).truth(index);
    }

    private static void count(Expression.Call call, int least, int most) {
        var given = call.arguments().size();
        if (given < least || given > most) {
            var expected = least == most
                    ? "" + least
                    : most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
            throw new ExpressionException(
                    call.name() + "() takes " + expected + " arguments, and " + given + " are given.");
        }
    }

    /** Names are found in any case, as Azure finds them. */
    static JsonNode member(JsonNode target, String name) {
        if (!(target instanceof ObjectNode object)) {
            throw new ExpressionException("There is no ." + name + ": what stands before it is no object.");
        }
        return find(object, name)
                .orElseThrow(() -> new ExpressionException("There is no property " + name + ": what there is are "
                        + Arguments.words(List.copyOf(names(object))) + "."));
    }

    /** A member by its name, the exact one first, then in any case. */
    public static Optional<JsonNode> find(ObjectNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .or(() -> object.properties().stream()
                        .filter(member -> member.getKey().equalsIgnoreCase(name))
                        .map(java.util.Map.Entry::getValue)
                        .findFirst());
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static JsonNode item(JsonNode target, JsonNode index) {
        if (target instanceof ArrayNode array && index.isIntegralNumber()) {
            if (index.longValue() < 0 || index.longValue() >= array.size()) {
                throw new ExpressionException(
                        "There is no item " + index + ": the array has " + array.size() + ", counted from 0.");
            }
            return array.get(index.intValue());
        }
        if (index.isTextual()) {
            return member(target, index.textValue());
        }
        throw new ExpressionException("[" + index + "] takes a number of an array or a property's name of an object.");
    }
}
