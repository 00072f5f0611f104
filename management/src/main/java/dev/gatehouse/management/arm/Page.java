package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.FilterEvaluator;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Which part of a collection was asked for: {@code $filter}, {@code $orderby}, {@code $top}, {@code $skip}.
 *
 * @param address the request's URL without its query, as it is to stand in {@code nextLink}
 * @param query names as ARM writes them
 */
record Page(String address, Map<String, String> query) {
    private static final int LARGEST = 1000;
    private static final int USUAL = 100;

    /** The collection's document: of all there is, the page of what passes. */
    ObjectNode of(List<ObjectNode> documents, ResourceType type) {
        return of(documents, new FilterRules(type), Page::value);
    }

    /** The same of documents of another kind; what a field of theirs holds is told by the function. */
    ObjectNode of(List<ObjectNode> documents, FilterRules rules, BiFunction<ObjectNode, String, JsonNode> value) {
        var passing = ordering().sorted(filtered(documents, rules, value), rules, value);
        return body(passing.stream().skip(skip()).limit(top()).toList(), passing.size());
    }

    /**
     * The collection's document.
     *
     * @param documents those of the page
     * @param total how many there are on all pages
     */
    ObjectNode body(List<ObjectNode> documents, long total) {
        var body = Json.object();
        body.putArray("value").addAll(documents);
        body.put("count", total);
        if ((long) skip() + top() < total) {
            body.put("nextLink", next(skip() + top()));
        }
        return body;
    }

    /** The filter, which the rules let pass; none for all. */
    Optional<Filter> filter(FilterRules rules) {
        var filter = Optional.of(filter()).filter(text -> !text.isEmpty()).map(Filter::parse);
        filter.ifPresent(rules::check);
        return filter;
    }

    Ordering ordering() {
        return Ordering.parse(query.getOrDefault("$orderby", ""));
    }

    /** Which of a list's documents pass a filter. */
    static List<ObjectNode> passing(List<ObjectNode> documents, Filter filter, ListFields fields) {
        return documents.stream()
                .filter(document -> FilterEvaluator.matches(
                        filter,
                        path -> fields.find(path)
                                .map(field -> shown(document, field))
                                .orElse(null)))
                .toList();
    }

    private static JsonNode shown(ObjectNode document, ListField field) {
        if (!field.shown()) {
            throw ArmException.invalid(
                    "$filter",
                    "$filter can compare " + field.filterable().name()
                            + " with a text alone, and not beside what compares two properties.");
        }
        return value(document, field.filterable().name());
    }

    int skip() {
        return number("$skip", 0, 0);
    }

    int top() {
        return Math.min(number("$top", 1, USUAL), LARGEST);
    }

    private String filter() {
        return query.getOrDefault("$filter", "").strip();
    }

    private List<ObjectNode> filtered(
            List<ObjectNode> documents, FilterRules rules, BiFunction<ObjectNode, String, JsonNode> value) {
        var filter = filter(rules);
        if (filter.isEmpty()) {
            return documents;
        }
        return documents.stream()
                .filter(document -> FilterEvaluator.matches(
                        filter.get(),
                        path -> rules.field(path)
                                .map(field -> value.apply(document, field.name()))
                                .orElse(null)))
                .toList();
    }

    private static JsonNode value(ObjectNode document, String field) {
        var properties = document.path("properties");
        return switch (field) {
            case "name" -> document.get("name");
            case "userId" -> lastName(properties, Json.has(properties, "userId") ? "userId" : "ownerId");
            case "region" -> properties.path("locationData").get("name");
            case "applicationId", "requesterId" -> lastName(properties, field);
            case "productId" ->
                Json.text(properties, "scope")
                                .filter(scope -> scope.contains("/products/"))
                                .isPresent()
                        ? lastName(properties, "scope")
                        : lastName(properties, "productId");
            default -> properties.get(field);
        };
    }

    private static JsonNode lastName(JsonNode properties, String property) {
        return Json.text(properties, property)
                .<JsonNode>map(id ->
                        com.fasterxml.jackson.databind.node.TextNode.valueOf(id.substring(id.lastIndexOf('/') + 1)))
                .orElse(null);
    }

    private int number(String parameter, int least, int otherwise) {
        var text = Optional.ofNullable(query.get(parameter)).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,9}") || Integer.parseInt(text.get()) < least) {
            throw ArmException.invalid(parameter, parameter + " must be a whole number, at least " + least + ".");
        }
        return Integer.parseInt(text.get());
    }

    private String next(int skip) {
        var parameters = new java.util.LinkedHashMap<>(query);
        parameters.put("$skip", Integer.toString(skip));
        return address
                + parameters.entrySet().stream()
                        .map(parameter ->
                                encode(parameter.getKey()) + "=" + PercentEncoding.encode(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Query names begin with a dollar sign, which is allowed where it stands. */
    private static String encode(String name) {
        return PercentEncoding.encode(name).replace("%24", "$");
    }
}
