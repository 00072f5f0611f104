package dev.gatehouse.management.arm;

import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a filter against what its collection lets be filtered, and by which operators and functions. */
final class FilterRules {
    private static final Map<Filter.TextMatch.Kind, String> FUNCTIONS = Map.of(
            Filter.TextMatch.Kind.CONTAINS, "contains",
            Filter.TextMatch.Kind.STARTS_WITH, "startswith",
            Filter.TextMatch.Kind.ENDS_WITH, "endswith");

    private final String collection;
    private final List<Filterable> fields;

    FilterRules(ResourceType type) {
        this(type.segment(), type.filterable());
    }

    FilterRules(String collection, List<Filterable> fields) {
        this.collection = collection;
        this.fields = fields;
    }

    /** @throws ArmException 400 for a field, or an operator on it, that isn't offered */
    void check(Filter filter) {
        check(filter, "");
    }

    /** @param variable of the lambda around; empty outside of one */
    private void check(Filter filter, String variable) {
        switch (filter) {
            case Filter.And(var left, var right) -> {
                check(left, variable);
                check(right, variable);
            }
            case Filter.Or(var left, var right) -> {
                check(left, variable);
                check(right, variable);
            }
            case Filter.Not(var inner) -> check(inner, variable);
            case Filter.Comparison(var left, var operator, var right) -> {
                operand(left, operator.name().toLowerCase(Locale.ROOT), variable);
                operand(right, operator.name().toLowerCase(Locale.ROOT), variable);
            }
            case Filter.In in -> operand(in.property(), "eq", variable);
            case Filter.TextMatch(var kind, var text, var part) -> {
                operand(text, FUNCTIONS.get(kind), variable);
                operand(part, FUNCTIONS.get(kind), variable);
            }
            case Filter.Lambda(var quantifier, var collection, var name, var condition) -> {
                operand(collection, quantifier.name().toLowerCase(Locale.ROOT), variable);
                condition.ifPresent(inner -> check(inner, name));
            }
        }
    }

    private void operand(Operand operand, String how, String variable) {
        if (!(operand instanceof Operand.Property property) || property.path().equals(variable)) {
            return;
        }
        var field = field(property.path())
                .orElseThrow(() -> ArmException.invalid(
                        "$filter",
                        "$filter can't name " + property.path() + ": " + collection + " are filtered by " + names()
                                + "."));
        if (!field.operators().contains(how) && !field.functions().contains(how)) {
            throw ArmException.invalid(
                    "$filter",
                    "$filter can't use " + how + " on " + field.name() + ": it takes " + offered(field) + ".");
        }
    }

    /** The field that a filter names, in any case, with or without {@code properties/} before it. */
    Optional<Filterable> field(String path) {
        var name = path.startsWith("properties/") ? path.substring("properties/".length()) : path;
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What the collection is called. */
    String collection() {
        return collection;
    }

    List<Filterable> fields() {
        return fields;
    }

    private String names() {
        return fields.isEmpty()
                ? "nothing"
                : fields.stream().map(Filterable::name).collect(Collectors.joining(", "));
    }

    private static String offered(Filterable field) {
        return java.util.stream.Stream.concat(field.operators().stream(), field.functions().stream())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
