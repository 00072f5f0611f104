package dev.gatehouse.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a query string, decoded once; names are compared without regard to case. */
public final class QueryArguments {
    private static final int MAX_ARGUMENTS = 1000;

    private final List<Argument> arguments;

    private record Argument(String name, String value) {}

    private QueryArguments(List<Argument> arguments) {
        this.arguments = arguments;
    }

    /**
     * @param query without the question mark; arguments with a broken escape are taken as they stand, and those after
     *     the thousandth are not looked at
     */
    public static QueryArguments of(String query) {
        if (query.isEmpty()) {
            return new QueryArguments(List.of());
        }
        var arguments = new ArrayList<Argument>();
        int start = 0;
        while (start <= query.length() && arguments.size() < MAX_ARGUMENTS) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            if (end > start) {
                int equals = query.indexOf('=', start);
                int nameEnd = equals < 0 || equals > end ? end : equals;
                arguments.add(new Argument(
                        decode(query.substring(start, nameEnd)),
                        nameEnd == end ? "" : decode(query.substring(nameEnd + 1, end))));
            }
            start = end + 1;
        }
        return new QueryArguments(arguments);
    }

    /** The values of an argument, in order. */
    public List<String> all(String name) {
        if (arguments.isEmpty()) {
            return List.of(); // most calls
        }
        return arguments.stream()
                .filter(argument -> argument.name().equalsIgnoreCase(name))
                .map(Argument::value)
                .toList();
    }

    /** The first value of an argument. */
    public Optional<String> first(String name) {
        for (var argument : arguments) {
            if (argument.name().equalsIgnoreCase(name)) {
                return Optional.of(argument.value());
            }
        }
        return Optional.empty();
    }

    private static String decode(String encoded) {
        var spaced = encoded.indexOf('+') < 0 ? encoded : encoded.replace('+', ' ');
        return RequestPath.decode(spaced).orElse(spaced);
    }
}
