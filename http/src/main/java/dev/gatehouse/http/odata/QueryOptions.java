package dev.gatehouse.http.odata;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.RequestException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The system query options of a request.
 *
 * @param select empty for all
 * @param orderBy the first decides first
 * @param count whether the total is wanted
 */
public record QueryOptions(
        List<String> select,
        Optional<Filter> filter,
        OptionalInt top,
        OptionalInt skip,
        List<OrderBy> orderBy,
        boolean count,
        List<Expand> expand,
        Optional<String> search,
        Optional<String> skipToken) {

    private static final int MAX_ITEMS = 100;
    private static final int MAX_TEXT = 8_000;
    private static final int MAX_SKIP = 10_000_000;

    /** @param path with slashes between names */
    public record OrderBy(String path, boolean descending) {}

    /** @param select properties of what is expanded; empty for all */
    public record Expand(String path, List<String> select) {}

    /**
     * @param supported the options that this collection takes; another one whose name begins with {@code $} is refused
     * @param maximumTop the largest page
     * @throws RequestException 400 {@code InvalidQueryOption}, or {@link FilterException}; the message names the option
     */
    public static QueryOptions parse(Parameters query, Set<QueryOption> supported, int maximumTop) {
        for (var name : query.names()) {
            if (name.startsWith("$")
                    && supported.stream().noneMatch(option -> option.parameter().equals(name))) {
                throw invalid(name, "is not supported here");
            }
        }
        return new QueryOptions(
                text(query, QueryOption.SELECT)
                        .map(value -> paths("$select", value))
                        .orElse(List.of()),
                text(query, QueryOption.FILTER).map(Filter::parse),
                number(query, QueryOption.TOP, 1, maximumTop),
                number(query, QueryOption.SKIP, 0, MAX_SKIP),
                text(query, QueryOption.ORDER_BY).map(QueryOptions::orderBy).orElse(List.of()),
                text(query, QueryOption.COUNT).map(QueryOptions::bool).orElse(false),
                text(query, QueryOption.EXPAND).map(ExpandParser::parse).orElse(List.of()),
                text(query, QueryOption.SEARCH),
                text(query, QueryOption.SKIP_TOKEN));
    }

    static RequestException invalid(String option, String problem) {
        return RequestException.malformed("InvalidQueryOption", option + " " + problem + ".");
    }

    /** {@code id,displayName} */
    static List<String> paths(String option, String value) {
        var paths = new ArrayList<String>();
        for (var item : value.split(",", MAX_ITEMS + 1)) {
            var path = item.strip();
            if (!path.matches("\\*|[A-Za-z_@][A-Za-z0-9_.@]*(/[A-Za-z_@][A-Za-z0-9_.@]*)*")) {
                throw invalid(option, "must be property names with commas between them");
            }
            paths.add(path);
        }
        if (paths.size() > MAX_ITEMS) {
            throw invalid(option, "has more than " + MAX_ITEMS + " items");
        }
        return List.copyOf(paths);
    }

    private static Optional<String> text(Parameters query, QueryOption option) {
        var value = query.single(option.parameter()).map(String::strip);
        if (value.isPresent() && value.get().isEmpty()) {
            throw invalid(option.parameter(), "is empty");
        }
        if (value.isPresent() && value.get().length() > MAX_TEXT) {
            throw invalid(option.parameter(), "is longer than " + MAX_TEXT + " characters");
        }
        return value;
    }

    private static OptionalInt number(Parameters query, QueryOption option, int least, int most) {
        var value = text(query, option);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.get().matches("[0-9]{1,9}")) {
            var number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        throw invalid(option.parameter(), "must be a whole number from " + least + " to " + most);
    }

    private static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("$count", "must be true or false");
        };
    }

    private static List<OrderBy> orderBy(String value) {
        var items = new ArrayList<OrderBy>();
        for (var item : value.split(",", MAX_ITEMS + 1)) {
            var words = item.strip().split("\\s+");
            var direction = words.length == 2 ? words[1].toLowerCase(java.util.Locale.ROOT) : "asc";
            if (words.length > 2 || !direction.equals("asc") && !direction.equals("desc")) {
                throw invalid("$orderby", "must be property names, each with asc or desc after it or nothing");
            }
            items.add(new OrderBy(paths("$orderby", words[0]).getFirst(), direction.equals("desc")));
        }
        return List.copyOf(items);
    }
}
