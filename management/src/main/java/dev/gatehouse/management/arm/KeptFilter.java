package dev.gatehouse.management.arm;

import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceFilter;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Says a list's filter in the store's words, so that the database finds what passes. What it can't say is looked at
 * document by document.
 */
final class KeptFilter {
    private final ListFields fields;
    private final ResourceId above;

    KeptFilter(ListFields fields, ResourceId above) {
        this.fields = fields;
        this.above = above;
    }

    /** The whole filter, or nothing if a part of it can't be said. */
    Optional<ResourceFilter> of(Filter filter) {
        return of(filter, "");
    }

    private Optional<ResourceFilter> of(Filter filter, String variable) {
        return switch (filter) {
            case Filter.And(var left, var right) -> both(left, right, variable, ResourceFilter.And::new);
            case Filter.Or(var left, var right) -> both(left, right, variable, ResourceFilter.Or::new);
            case Filter.Not(var inner) -> of(inner, variable).map(ResourceFilter.Not::new);
            case Filter.Comparison(Operand.Property property, var operator, Operand.Literal literal) ->
                comparison(property, operator, literal, variable);
            case Filter.Comparison(Operand.Literal literal, var operator, Operand.Property property) ->
                comparison(property, turned(operator), literal, variable);
            case Filter.Comparison other -> Optional.empty();
            case Filter.In(var property, var values) ->
                values.stream()
                        .map(value -> comparison(property, Filter.Operator.EQ, value, variable))
                        .reduce((one, other) -> joined(one, other, ResourceFilter.Or::new))
                        .orElseThrow();
            case Filter.TextMatch(var kind, Operand.Property property, Operand.Text(var part)) ->
                place(property, variable)
                        .map(place -> new ResourceFilter.TextMatch(
                                place, ResourceFilter.TextMatch.Kind.valueOf(kind.name()), part));
            case Filter.TextMatch other -> Optional.empty();
            case Filter.Lambda(var quantifier, var collection, var name, var condition)
            when quantifier == Filter.Lambda.Quantifier.ANY
                    && place(collection, "").orElse(null) instanceof ResourceField.Document array -> {
                ResourceFilter something = new ResourceFilter.Not(new ResourceFilter.Comparison(
                        new ResourceField.Element(), ResourceFilter.Operator.EQ, new ResourceFilter.Value.Null()));
                yield condition
                        .map(inner -> of(inner, name))
                        .orElse(Optional.of(something))
                        .map(inner -> new ResourceFilter.Any(array, inner));
            }
            case Filter.Lambda other -> Optional.empty();
        };
    }

    private Optional<ResourceFilter> both(
            Filter left, Filter right, String variable, BinaryOperator<ResourceFilter> joining) {
        return joined(of(left, variable), of(right, variable), joining);
    }

    private static Optional<ResourceFilter> joined(
            Optional<ResourceFilter> left, Optional<ResourceFilter> right, BinaryOperator<ResourceFilter> joining) {
        return left.flatMap(one -> right.map(other -> joining.apply(one, other)));
    }

    private Optional<ResourceFilter> comparison(
            Operand.Property property, Filter.Operator operator, Operand.Literal literal, String variable) {
        var equality = operator == Filter.Operator.EQ || operator == Filter.Operator.NE;
        var own = property.path().equals(variable) ? Optional.<ListField>empty() : fields.find(property.path());
        var means = own.flatMap(ListField::equal);
        if (means.isPresent() && equality && literal instanceof Operand.Text(var text)) {
            var equal = means.get().to(text, above);
            return Optional.of(operator == Filter.Operator.EQ ? equal : new ResourceFilter.Not(equal));
        }
        return place(property, variable)
                .map(place -> new ResourceFilter.Comparison(
                        place, ResourceFilter.Operator.valueOf(operator.name()), value(literal)));
    }

    private Optional<ResourceField> place(Operand.Property property, String variable) {
        if (property.path().equals(variable)) {
            return Optional.of(new ResourceField.Element());
        }
        return fields.find(property.path())
                .filter(field -> field.equal().isEmpty())
                .flatMap(ListField::kept);
    }

    private static ResourceFilter.Value value(Operand.Literal literal) {
        return switch (literal) {
            case Operand.Text(var text) -> new ResourceFilter.Value.Text(text);
            case Operand.Number(var number) -> new ResourceFilter.Value.Number(number);
            case Operand.Bool(var bool) -> new ResourceFilter.Value.Bool(bool);
            case Operand.Guid(var guid) -> new ResourceFilter.Value.Text(guid.toString());
            case Operand.Time(var time) -> new ResourceFilter.Value.Time(time);
            case Operand.Null() -> new ResourceFilter.Value.Null();
        };
    }

    private static Filter.Operator turned(Filter.Operator operator) {
        return switch (operator) {
            case GT -> Filter.Operator.LT;
            case GE -> Filter.Operator.LE;
            case LT -> Filter.Operator.GT;
            case LE -> Filter.Operator.GE;
            case EQ, NE -> operator;
        };
    }
}
