package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.odata.Filter;
import dev.gatehouse.http.odata.FilterEvaluator;
import dev.gatehouse.http.odata.Operand;
import dev.gatehouse.http.odata.QueryOption;
import dev.gatehouse.http.odata.QueryOptions;
import dev.gatehouse.tenant.directory.Page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lists with {@code $filter $select $top $count} and {@code @odata.nextLink}, in the order of ids. */
final class GraphList {
    private static final Set<QueryOption> OPTIONS = EnumSet.of(
            QueryOption.SELECT, QueryOption.FILTER, QueryOption.TOP, QueryOption.COUNT, QueryOption.SKIP_TOKEN);
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 999;
    private static final int READ_AT_ONCE = 500;

    private GraphList() {}

    /** Where the elements come from, in pieces. */
    interface Source {
        /** @param after the id where the piece before ended; empty for the first */
        Page<ObjectNode> page(String after, int size);

        static <T> Source of(PageReader<T> reader, Function<T, ObjectNode> json) {
            return (after, size) -> {
                var page = reader.page(after, size);
                return new Page<>(page.items().stream().map(json).toList(), page.after());
            };
        }

        /** A short list that is at hand; in the order of ids. */
        static Source of(List<ObjectNode> all) {
            var sorted = all.stream()
                    .sorted(java.util.Comparator.comparing(
                            each -> each.path("id").asText()))
                    .toList();
            return (after, size) -> new Page<>(
                    sorted.stream()
                            .filter(each -> each.path("id").asText().compareTo(after) > 0)
                            .toList(),
                    Optional.empty());
        }
    }

    /** Reads a piece of the directory. */
    interface PageReader<T> {
        Page<T> page(String after, int size);
    }

    static QueryOptions options(Request request) {
        return QueryOptions.parse(request.query(), OPTIONS, LARGEST_PAGE);
    }

    static List<String> select(Request request) {
        return options(request).select();
    }

    static Reply reply(GraphCall call, String context, Source source) {
        var options = options(call.request());
        int top = options.top().orElse(USUAL_PAGE);
        var found = new ArrayList<ObjectNode>();
        boolean more = collect(source, options, options.skipToken().orElse(""), top, found);

        var body = Json.object();
        body.put("@odata.context", GraphReplies.context(call, context));
        if (options.count()) {
            body.put("@odata.count", count(source, options));
        }
        if (more) {
            body.put(
                    "@odata.nextLink", nextLink(call, found.getLast().path("id").asText()));
        }
        var value = body.putArray("value");
        found.forEach(each -> value.add(GraphReplies.selected(each, options.select())));
        return Reply.json(200, body);
    }

    /** @return whether there are more than fit */
    private static boolean collect(
            Source source, QueryOptions options, String after, int most, List<ObjectNode> found) {
        var at = Optional.of(after);
        while (at.isPresent()) {
            var page = source.page(at.get(), READ_AT_ONCE);
            for (var each : page.items()) {
                if (passes(options, each)) {
                    if (found.size() == most) {
                        return true;
                    }
                    found.add(each);
                }
            }
            at = page.after();
        }
        return false;
    }

    private static long count(Source source, QueryOptions options) {
        long count = 0;
        var at = Optional.of("");
        while (at.isPresent()) {
            var page = source.page(at.get(), READ_AT_ONCE);
            count += page.items().stream().filter(each -> passes(options, each)).count();
            at = page.after();
        }
        return count;
    }

    private static boolean passes(QueryOptions options, ObjectNode item) {
        return options.filter().isEmpty()
                || FilterEvaluator.matches(options.filter().get(), item);
    }

    private static String nextLink(GraphCall call, String lastId) {
        var query = new StringBuilder();
        for (var name : call.request().query().names()) {
            if (!name.equals(QueryOption.SKIP_TOKEN.parameter())) {
                query.append(encode(name))
                        .append('=')
                        .append(encode(call.request().query().first(name).orElse("")))
                        .append('&');
            }
        }
        return call.directory().tenant().controlUrl() + call.request().path() + "?" + query
                + QueryOption.SKIP_TOKEN.parameter() + "=" + lastId;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$");
    }

    /**
     * The value that a property must have by the filter, so that one lookup takes the place of reading all.
     *
     * @return empty if the filter leaves it open
     */
    static Optional<String> required(Request request, String property) {
        return options(request).filter().flatMap(filter -> required(filter, property));
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
