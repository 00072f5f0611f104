package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.FilterEvaluator;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.http.odata.QueryOption;
import dev.gatehouse.http.odata.QueryOptions;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRefused.Reason;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The query options of a call, checked against the type that they are about. Directory objects answer advanced queries
 * only to who says {@code ConsistencyLevel: eventual}, as Graph does.
 *
 * @param options as they were sent
 * @param type what they are about
 * @param eventual whether the header was sent
 * @param search what {@code $search} asks for
 */
record GraphQuery(QueryOptions options, GraphType type, boolean eventual, Optional<GraphSearch> search) {
    private static final Set<QueryOption> OF_LISTS = EnumSet.of(
            QueryOption.SELECT,
            QueryOption.FILTER,
            QueryOption.TOP,
            QueryOption.COUNT,
            QueryOption.EXPAND,
            QueryOption.SEARCH,
            QueryOption.ORDER_BY,
            QueryOption.SKIP_TOKEN);
    private static final Set<QueryOption> OF_ONE = EnumSet.of(QueryOption.SELECT, QueryOption.EXPAND);
    private static final int LARGEST_PAGE = 999;

    static GraphQuery ofList(Request request, GraphType type) {
        return of(request, type, OF_LISTS);
    }

    static GraphQuery ofOne(Request request, GraphType type) {
        return of(request, type, OF_ONE);
    }

    private static GraphQuery of(Request request, GraphType type, Set<QueryOption> allowed) {
        var options = QueryOptions.parse(request.query(), allowed, LARGEST_PAGE);
        boolean eventual = request.header("ConsistencyLevel")
                .filter(each -> each.strip().equalsIgnoreCase("eventual"))
                .isPresent();
        var query =
                new GraphQuery(options, type, eventual, options.search().map(text -> GraphSearch.parse(text, type)));
        query.check();
        return query;
    }

    private void check() {
        options.select().forEach(this::property);
        options.orderBy().forEach(each -> property(each.path()));
        options.filter().ifPresent(filter -> filter(filter, Set.of()));
        if (options.expand().size() > 1) {
            throw unsupported("$expand names one relationship at a time");
        }
        options.expand().forEach(each -> {
            if (!type.hasRelationship(each.path())) {
                throw DirectoryRefused.bad("Could not find a relationship named '" + each.path() + "' to expand on '"
                        + type.context() + "'" + known(type.relationships()));
            }
        });
        if (type.isDirectoryObject()) {
            consistency();
        }
    }

    private void consistency() {
        if (search.isPresent() && !eventual) {
            throw unsupported("$search needs the header ConsistencyLevel: eventual");
        }
        boolean advanced = eventual && options.count();
        if (!advanced && options.filter().filter(GraphQuery::isAdvanced).isPresent()) {
            throw unsupported(
                    "A $filter with ne, not, endswith or contains needs the header ConsistencyLevel: eventual and"
                            + " $count=true");
        }
        if (!advanced && options.filter().isPresent() && !options.orderBy().isEmpty()) {
            throw unsupported(
                    "$filter together with $orderby needs the header ConsistencyLevel: eventual and" + " $count=true");
        }
        if (!eventual && search.isPresent() && !options.orderBy().isEmpty()) {
            throw unsupported("$search together with $orderby needs the header ConsistencyLevel: eventual");
        }
    }

    private static DirectoryRefused unsupported(String why) {
        return new DirectoryRefused(Reason.UNSUPPORTED_QUERY, "Unsupported query: " + why + ".");
    }

    /** Of directory objects without the header {@code $count} is passed over, as Graph does. */
    boolean counts() {
        return options.count() && (eventual || !type.isDirectoryObject());
    }

    boolean passes(JsonNode item) {
        return options.filter()
                        .map(filter -> FilterEvaluator.matches(filter, item))
                        .orElse(true)
                && search.map(each -> each.matches(item)).orElse(true);
    }

    private void property(String path) {
        if (!type.hasProperty(path)) {
            throw DirectoryRefused.bad(
                    "Could not find a property named '" + path + "' on '" + type.context() + "': it is unknown here.");
        }
    }

    private static String known(Set<String> names) {
        return names.isEmpty()
                ? "."
                : ": " + String.join(", ", names.stream().sorted().toList()) + " can be.";
    }

    private void filter(Filter filter, Set<String> variables) {
        switch (filter) {
            case Filter.And(var left, var right) -> {
                filter(left, variables);
                filter(right, variables);
            }
            case Filter.Or(var left, var right) -> {
                filter(left, variables);
                filter(right, variables);
            }
            case Filter.Not(var inner) -> filter(inner, variables);
            case Filter.Comparison(var left, var operator, var right) -> {
                operand(left, variables);
                operand(right, variables);
            }
            case Filter.In(var property, var values) -> operand(property, variables);
            case Filter.TextMatch(var kind, var text, var part) -> {
                operand(text, variables);
                operand(part, variables);
            }
            case Filter.Lambda lambda -> {
                operand(lambda.collection(), variables);
                var inner = new java.util.HashSet<>(variables);
                inner.add(lambda.variable());
                lambda.condition().ifPresent(condition -> filter(condition, inner));
            }
        }
    }

    private void operand(Operand operand, Set<String> variables) {
        if (operand instanceof Operand.Property(var names) && !variables.contains(names.getFirst())) {
            property(String.join("/", names));
        }
    }

    private static boolean isAdvanced(Filter filter) {
        return switch (filter) {
            case Filter.And(var left, var right) -> isAdvanced(left) || isAdvanced(right);
            case Filter.Or(var left, var right) -> isAdvanced(left) || isAdvanced(right);
            case Filter.Not not -> true;
            case Filter.Comparison(var left, var operator, var right) -> operator == Filter.Operator.NE;
            case Filter.TextMatch(var kind, var text, var part) -> kind != Filter.TextMatch.Kind.STARTS_WITH;
            case Filter.Lambda lambda ->
                lambda.condition().filter(GraphQuery::isAdvanced).isPresent();
            case Filter.In in -> false;
        };
    }

    /**
     * The value that a property must have by the filter, so that one lookup takes the place of reading all.
     *
     * @return empty if the filter leaves it open
     */
    Optional<String> required(String property) {
        return options.filter().flatMap(filter -> required(filter, property));
    }

    private static Optional<String> required(Filter filter, String property) {
        return switch (filter) {
            case Filter.And(var left, var right) -> required(left, property).or(() -> required(right, property));
            case Filter.Comparison(Operand.Property(var names), var operator, Operand.Text(var value))
            when operator == Filter.Operator.EQ && names.equals(List.of(property)) -> Optional.of(value);
            case Filter.Comparison(Operand.Property(var names), var operator, Operand.Guid(var value))
            when operator == Filter.Operator.EQ && names.equals(List.of(property)) -> Optional.of(value.toString());
            default -> Optional.empty();
        };
    }
}
