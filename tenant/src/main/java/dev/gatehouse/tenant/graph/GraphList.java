package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.odata.QueryOption;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.Page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists with {@code $filter $search $select $expand $orderby $top $count} and {@code @odata.nextLink}; in the order of
 * ids, where nothing else is asked for.
 */
final class GraphList {
    private static final int USUAL_PAGE = 100;
    private static final int READ_AT_ONCE = 500;
    private static final int MOST_SORTED = 20_000;

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
                    .sorted(Comparator.comparing(each -> each.path("id").asText()))
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

    static Reply reply(GraphCall call, GraphType type, Source source) {
        return reply(call, type, type.context(), source);
    }

    /** @param context what follows {@code $metadata#} */
    static Reply reply(GraphCall call, GraphType type, String context, Source source) {
        var query = GraphQuery.ofList(call.request(), type);
        int top = query.options().top().orElse(USUAL_PAGE);
        var order = GraphOrder.of(query);
        var token = query.options().skipToken().map(order::read);
        var found = new ArrayList<ObjectNode>();
        boolean more = order.isById()
                ? collect(source, query, token.map(GraphOrder.Place::id).orElse(""), top, found)
                : sorted(source, query, order, token, top, found);

        var body = Json.object();
        body.put("@odata.context", GraphReplies.context(call, context));
        if (query.counts()) {
            body.put("@odata.count", count(source, query));
        }
        if (more) {
            body.put("@odata.nextLink", nextLink(call, order.write(found.getLast())));
        }
        var value = body.putArray("value");
        found.forEach(each -> value.add(GraphReplies.shaped(call, query, each)));
        return Reply.json(200, body);
    }

    /** {@code …/$count}: the number alone, of directory objects only with {@code ConsistencyLevel: eventual}. */
    static Reply count(GraphCall call, GraphType type, Source source) {
        var query = GraphQuery.ofList(call.request(), type);
        if (type.isDirectoryObject() && !query.eventual()) {
            throw DirectoryRefused.bad("$count is not supported without the header ConsistencyLevel: eventual.");
        }
        return Reply.text(200, Long.toString(count(source, query)));
    }

    /** @return whether there are more than fit */
    private static boolean collect(Source source, GraphQuery query, String after, int most, List<ObjectNode> found) {
        var at = Optional.of(after);
        while (at.isPresent()) {
            var page = source.page(at.get(), READ_AT_ONCE);
            for (var each : page.items()) {
                if (query.passes(each)) {
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

    private static boolean sorted(
            Source source,
            GraphQuery query,
            GraphOrder order,
            Optional<GraphOrder.Place> after,
            int most,
            List<ObjectNode> found) {
        var all = new ArrayList<ObjectNode>();
        if (collect(source, query, "", MOST_SORTED, all)) {
            throw DirectoryRefused.bad("$orderby sorts at most " + MOST_SORTED + " objects: narrow with $filter.");
        }
        all.sort(order);
        var left = all.stream()
                .filter(each -> after.map(place -> order.isAfter(each, place)).orElse(true))
                .toList();
        found.addAll(left.subList(0, Math.min(most, left.size())));
        return left.size() > most;
    }

    private static long count(Source source, GraphQuery query) {
        long count = 0;
        var at = Optional.of("");
        while (at.isPresent()) {
            var page = source.page(at.get(), READ_AT_ONCE);
            count += page.items().stream().filter(query::passes).count();
            at = page.after();
        }
        return count;
    }

    private static String nextLink(GraphCall call, String token) {
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
                + QueryOption.SKIP_TOKEN.parameter() + "=" + token;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$");
    }
}
