package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceQuery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * {@code $orderby}: properties, each with {@code asc} or {@code desc} after it or nothing. What is equal in all of them
 * is ordered by name.
 */
record Ordering(List<By> by) {
    private static final int MOST = 5;
    private static final String NAME = "name";

    record By(String path, boolean descending) {}

    /** @throws ArmException 400 for what is none */
    static Ordering parse(String text) {
        var all = new ArrayList<By>();
        if (text.isBlank()) {
            return new Ordering(List.of());
        }
        for (var item : text.split(",", MOST + 2)) {
            var words = item.strip().split("\\s+");
            var direction = words.length == 2 ? words[1].toLowerCase(Locale.ROOT) : "asc";
            if (words[0].isEmpty() || words.length > 2 || !direction.equals("asc") && !direction.equals("desc")) {
                throw invalid("$orderby must be properties, each with asc or desc after it or nothing, separated by"
                        + " commas.");
            }
            all.add(new By(words[0], direction.equals("desc")));
        }
        if (all.size() > MOST) {
            throw invalid("$orderby takes at most " + MOST + " properties.");
        }
        return new Ordering(List.copyOf(all));
    }

    /** In the store's words, of a type whose resources are kept. */
    List<ResourceQuery.Order> kept(String collection, ListFields fields) {
        var order = new ArrayList<ResourceQuery.Order>();
        for (var each : by) {
            var field = fields.order(each.path()).orElseThrow(() -> unknown(each, collection, fields::sortable));
            order.add(new ResourceQuery.Order(field, each.descending()));
        }
        if (!by.isEmpty()) {
            order.add(new ResourceQuery.Order(new ResourceField.Name(), false));
        }
        return List.copyOf(order);
    }

    /** Documents in this order; those that haven't the property come first. */
    List<ObjectNode> sorted(
            List<ObjectNode> documents, FilterRules rules, BiFunction<ObjectNode, String, JsonNode> value) {
        if (by.isEmpty()) {
            return documents;
        }
        Comparator<ObjectNode> comparator = (_, _) -> 0;
        for (var each : by) {
            var name = rules.field(each.path())
                    .map(field -> field.name())
                    .or(() -> java.util.Optional.of(NAME).filter(each.path()::equalsIgnoreCase))
                    .orElseThrow(() -> unknown(each, rules.collection(), () -> sortable(rules)));
            var next = comparing(name, value);
            comparator = comparator.thenComparing(each.descending() ? next.reversed() : next);
        }
        return documents.stream()
                .sorted(comparator.thenComparing(comparing(NAME, value)))
                .toList();
    }

    private static Comparator<ObjectNode> comparing(String field, BiFunction<ObjectNode, String, JsonNode> value) {
        return Comparator.comparing((ObjectNode document) -> number(value.apply(document, field)))
                .thenComparing(document -> text(value.apply(document, field)));
    }

    private static double number(JsonNode value) {
        return value != null && value.isNumber() ? value.doubleValue() : value != null && value.asBoolean() ? 1 : 0;
    }

    private static String text(JsonNode value) {
        return value != null && value.isTextual() ? value.textValue().toLowerCase(Locale.ROOT) : "";
    }

    private static String sortable(FilterRules rules) {
        var names = new LinkedHashSet<>(List.of(NAME));
        rules.fields().forEach(field -> names.add(field.name()));
        return String.join(", ", names);
    }

    private static ArmException unknown(By by, String collection, Supplier<String> known) {
        return invalid("$orderby can't name " + by.path() + ": " + collection + " are sorted by " + known.get() + ".");
    }

    private static ArmException invalid(String message) {
        return ArmException.invalid("$orderby", message);
    }
}
