package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;

import java.util.Optional;

/** Holds what is wanted against the rules of its type, so that the server's refusals are known before anything is changed. */
final class ShapeCheck {
    private final Wanted wanted;
    private final boolean there;
    private final Findings findings;

    /** @param there whether the server has the resource already */
    ShapeCheck(Wanted wanted, boolean there, Findings findings) {
        this.wanted = wanted;
        this.there = there;
        this.findings = findings;
    }

    void run() {
        object(wanted.properties(), wanted.type().schema(), "");
    }

    private void object(ObjectNode tree, Schema schema, String prefix) {
        for (var property : schema.properties()) {
            var value = tree.get(property.name());
            var name = prefix + property.name();
            if (property.access() == Access.READ_ONLY) {
                continue;
            }
            if (value == null || value.isNull()) {
                if (property.required() && !(there && (property.kept() || property.access() != Access.READ_WRITE))) {
                    findings.problem(wanted.placeOf(name), name + " is required.");
                }
            } else {
                value(value, property.shape(), Optional.of(property), name);
            }
        }
        tree.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> schema.property(name).isEmpty())
                .forEach(name -> findings.note(
                        wanted.placeOf(prefix + name),
                        "Gatehouse doesn't know the property " + prefix + name
                                + ": it is kept and given back, and does nothing."));
    }

    private void value(JsonNode value, Shape shape, Optional<Property> property, String name) {
        switch (shape) {
            case Shape.Text _ when value.isTextual() -> property.ifPresent(rule -> text(value.textValue(), rule, name));
            case Shape.Flag _ when value.isBoolean() -> {}
            case Shape.Whole _
            when value.isIntegralNumber() ->
                property.filter(rule -> value.longValue() < rule.least() || value.longValue() > rule.most())
                        .ifPresent(rule -> wrong(name, "a number from " + rule.least() + " to " + rule.most()));
            case Shape.Time _ when value.isTextual() -> {}
            case Shape.Choice choice
            when value.isTextual() -> {
                if (choice.values().stream().noneMatch(value.textValue()::equalsIgnoreCase)) {
                    wrong(name, choice.inWords());
                }
            }
            case Shape.ListOf list
            when value.isArray() -> {
                property.filter(rule -> value.size() > rule.max())
                        .ifPresent(rule -> wrong(name, "a list of at most " + rule.max() + " items"));
                for (var i = 0; i < value.size(); i++) {
                    value(value.get(i), list.item(), Optional.empty(), name + "[" + i + "]");
                }
            }
            case Shape.ObjectOf inner when value instanceof ObjectNode tree -> object(tree, inner.schema(), name + ".");
            case Shape.MapOf map
            when value.isObject() ->
                value.properties()
                        .forEach(member ->
                                value(member.getValue(), map.value(), Optional.empty(), name + "." + member.getKey()));
            case Shape.Anything _ -> {}
            default -> wrong(name, shape.inWords());
        }
    }

    private void text(String text, Property rule, String name) {
        var length = text.codePointCount(0, text.length());
        if (length < rule.min() || length > rule.max()) {
            wrong(name, "a text of " + rule.min() + " to " + rule.max() + " characters");
        } else if (rule.pattern()
                .filter(pattern -> !pattern.matcher(text).matches())
                .isPresent()) {
            wrong(name, "a text that matches " + rule.pattern().get().pattern());
        }
    }

    private void wrong(String name, String expected) {
        findings.problem(wanted.placeOf(name), name + " must be " + expected + ".");
    }
}
