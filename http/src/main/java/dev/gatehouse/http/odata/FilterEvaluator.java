package dev.gatehouse.http.odata;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Decides whether something passes a filter. Text compares without regard to case, as ARM and Graph do.
 *
 * <p>Values may be text, numbers, booleans, instants, UUIDs, null for absent, collections of these, maps, and JSON.
 */
public final class FilterEvaluator {
    private FilterEvaluator() {}

    /** @param properties from a path such as {@code info/tosUrl} to its value; null if there is none */
    public static boolean matches(Filter filter, Function<String, Object> properties) {
        return switch (filter) {
            case Filter.And(var left, var right) -> matches(left, properties) && matches(right, properties);
            case Filter.Or(var left, var right) -> matches(left, properties) || matches(right, properties);
            case Filter.Not(var inner) -> !matches(inner, properties);
            case Filter.Comparison(var left, var operator, var right) ->
                Values.compare(value(left, properties), operator, value(right, properties));
            case Filter.In(var property, var values) ->
                values.stream()
                        .anyMatch(value -> Values.compare(
                                value(property, properties), Filter.Operator.EQ, value(value, properties)));
            case Filter.TextMatch(var kind, var text, var part) ->
                textMatches(kind, value(text, properties), value(part, properties));
            case Filter.Lambda lambda -> lambdaMatches(lambda, properties);
        };
    }

    /** As above, over a JSON object whose names must be written as they are. */
    public static boolean matches(Filter filter, JsonNode object) {
        return matches(filter, path -> member(object, path));
    }

    private static Object value(Operand operand, Function<String, Object> properties) {
        return switch (operand) {
            case Operand.Property property -> Values.of(properties.apply(property.path()));
            case Operand.Text(var value) -> value;
            case Operand.Number(var value) -> value;
            case Operand.Bool(var value) -> value;
            case Operand.Guid(var value) -> value.toString();
            case Operand.Time(var value) -> value;
            case Operand.Null() -> null;
        };
    }

    private static boolean textMatches(Filter.TextMatch.Kind kind, Object text, Object part) {
        if (!(text instanceof String) || !(part instanceof String)) {
            return false;
        }
        var where = ((String) text).toLowerCase(Locale.ROOT);
        var what = ((String) part).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case CONTAINS -> where.contains(what);
            case STARTS_WITH -> where.startsWith(what);
            case ENDS_WITH -> where.endsWith(what);
        };
    }

    private static boolean lambdaMatches(Filter.Lambda lambda, Function<String, Object> properties) {
        var value = Values.of(properties.apply(lambda.collection().path()));
        Collection<?> elements = value instanceof Collection<?> collection ? collection : List.of();
        if (lambda.condition().isEmpty()) {
            return !elements.isEmpty();
        }
        var condition = lambda.condition().get();
        return switch (lambda.quantifier()) {
            case ANY ->
                elements.stream()
                        .anyMatch(element -> matches(condition, within(lambda.variable(), element, properties)));
            case ALL ->
                elements.stream()
                        .allMatch(element -> matches(condition, within(lambda.variable(), element, properties)));
        };
    }

    /** Properties as seen inside a lambda: its variable hides a property of the same name. */
    private static Function<String, Object> within(
            String variable, Object element, Function<String, Object> properties) {
        return path -> {
            if (path.equals(variable)) {
                return element;
            }
            return path.startsWith(variable + "/")
                    ? member(element, path.substring(variable.length() + 1))
                    : properties.apply(path);
        };
    }

    private static Object member(Object whole, String path) {
        var value = whole;
        for (var name : path.split("/")) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(name);
                case JsonNode node -> node.get(name);
                case null, default -> null;
            };
        }
        return value;
    }
}
