package dev.gatehouse.store;

import dev.gatehouse.store.ResourceFilter.Operator;
import dev.gatehouse.store.ResourceFilter.TextMatch;
import dev.gatehouse.store.ResourceFilter.Value;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a filter into a condition. Values are bound, never written into it; each part is true or false, never unknown. */
final class FilterSql {
    private static final String NEVER = "1 = 0";

    private final JsonSql json;
    private final Map<String, Object> bindings = new HashMap<>();
    private boolean inside;

    FilterSql(JsonSql json) {
        this.json = json;
    }

    /** What is to be bound, by name. */
    Map<String, Object> bindings() {
        return bindings;
    }

    String condition(ResourceFilter filter) {
        return switch (filter) {
            case ResourceFilter.And(var left, var right) -> "(" + condition(left) + " and " + condition(right) + ")";
            case ResourceFilter.Or(var left, var right) -> "(" + condition(left) + " or " + condition(right) + ")";
            case ResourceFilter.Not(var inner) -> "not (" + condition(inner) + ")";
            case ResourceFilter.Comparison(var field, var operator, var value) -> {
                var same = "coalesce(" + comparison(field, operator, value) + ", false)";
                yield operator == Operator.NE ? "not " + same : same;
            }
            case TextMatch match -> "coalesce(" + textMatch(match) + ", false)";
            case ResourceFilter.Any(var array, var condition) ->
                "exists (" + json.elements(json.field(array.names())) + " where " + condition(condition) + ")";
            case ResourceFilter.Below(var type, var condition) -> below(type, condition);
            case ResourceFilter.Everything everything -> "1 = 1";
        };
    }

    /** Columns without a table before them are those of the resource below: its condition speaks of nothing else. */
    private String below(String type, ResourceFilter condition) {
        if (inside) {
            throw new IllegalArgumentException("only what stands directly below can be asked for");
        }
        inside = true;
        try {
            return "exists (select 1 from resource as inner_resource where inner_resource.service = resource.service"
                    + " and inner_resource.type = " + bind(type) + " and inner_resource.parent = resource.key and "
                    + condition(condition) + ")";
        } finally {
            inside = false;
        }
    }

    /** What to sort by, the first before the next; absent fields come first. */
    List<String> order(ResourceField field) {
        return switch (field) {
            case ResourceField.Name name -> List.of("folded_name");
            case ResourceField.Created created -> List.of("created");
            case ResourceField.Updated updated -> List.of("updated");
            case ResourceField.Ordinal ordinal -> List.of("ordinal");
            case ResourceField.Document(var names) -> sortable(json.field(names));
            case ResourceField.Element element -> throw new IllegalArgumentException("an element is not to sort by");
        };
    }

    /**
     * Databases order values of different kinds in their own ways: here numbers are ordered, then text. Of the two
     * booleans {@code false} comes first.
     */
    private List<String> sortable(String place) {
        return List.of(
                "coalesce(case when " + json.isNumber(place) + " then " + json.number(place) + " when "
                        + json.isBool(place, true) + " then 1 end, 0)",
                "coalesce(case when " + json.isText(place) + " then " + json.text(place) + " end, '')");
    }

    private String comparison(ResourceField field, Operator operator, Value value) {
        return switch (field) {
            case ResourceField.Name name -> column("folded_name", true, operator, value);
            case ResourceField.Created created -> column("created", false, operator, value);
            case ResourceField.Updated updated -> column("updated", false, operator, value);
            case ResourceField.Ordinal ordinal -> column("ordinal", false, operator, value);
            case ResourceField.Document(var names) -> place(json.field(names), operator, value);
            case ResourceField.Element element -> place(json.element(), operator, value);
        };
    }

    private String column(String column, boolean text, Operator operator, Value value) {
        return switch (value) {
            case Value.Text(var wanted) when text -> column + " " + operator.sql() + " " + bind(Folded.text(wanted));
            case Value.Time(var time) when !text -> column + " " + operator.sql() + " " + bind(time.toEpochMilli());
            case Value.Text(var wanted) ->
                timeIn(wanted) == null
                        ? NEVER
                        : column + " " + operator.sql() + " "
                                + bind(timeIn(wanted).toEpochMilli());
            default -> NEVER;
        };
    }

    private static Instant timeIn(String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private String place(String place, Operator operator, Value value) {
        var equality = operator == Operator.EQ || operator == Operator.NE;
        return switch (value) {
            case Value.Text(var text) -> text(place, operator, Folded.text(text));
            case Value.Time(var time) -> text(place, operator, Folded.time(time));
            case Value.Number(var number) ->
                "(" + json.isNumber(place) + " and " + json.number(place) + " " + operator.sql() + " "
                        + bind(json.bindable(number)) + ")";
            case Value.Bool(var bool) -> equality ? json.isBool(place, bool) : NEVER;
            case Value.Null() -> equality ? json.isNull(place) : NEVER;
        };
    }

    private String text(String place, Operator operator, String text) {
        return "(" + json.isText(place) + " and " + json.text(place) + " " + operator.sql() + " " + bind(text) + ")";
    }

    private String textMatch(TextMatch match) {
        var part = Folded.text(match.text());
        return switch (match.field()) {
            case ResourceField.Name name -> matches("folded_name", match.kind(), part);
            case ResourceField.Document(var names) -> textMatch(json.field(names), match.kind(), part);
            case ResourceField.Element element -> textMatch(json.element(), match.kind(), part);
            case ResourceField.Created created -> NEVER;
            case ResourceField.Updated updated -> NEVER;
            case ResourceField.Ordinal ordinal -> NEVER;
        };
    }

    private String textMatch(String place, TextMatch.Kind kind, String part) {
        return "(" + json.isText(place) + " and " + matches(json.text(place), kind, part) + ")";
    }

    private String matches(String text, TextMatch.Kind kind, String part) {
        if (part.isEmpty()) {
            return "1 = 1";
        }
        var length = part.codePointCount(0, part.length());
        return switch (kind) {
            case CONTAINS -> json.contains(text, bind(part));
            case STARTS_WITH -> "substr(" + text + ", 1, " + length + ") = " + bind(part);
            // From the end of what is at least as long; a negative start means another thing to each database.
            case ENDS_WITH ->
                "(length(" + text + ") >= " + length + " and substr(" + text + ", length(" + text + ") - "
                        + (length - 1) + ") = " + bind(part) + ")";
        };
    }

    private String bind(Object value) {
        var name = "value" + bindings.size();
        bindings.put(name, value);
        return ":" + name;
    }
}
