package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A function that templates can call.
 *
 * @param least fewest arguments
 * @param most most arguments
 */
record Function(String name, int least, int most, Body body) {
    /** What it does. */
    interface Body {
        JsonNode apply(Arguments arguments, Scope scope);
    }

    static Function of(String name, int least, int most, Body body) {
        return new Function(name, least, most, body);
    }

    /** One that looks at its arguments alone. */
    static Function pure(String name, int least, int most, java.util.function.Function<Arguments, JsonNode> body) {
        return new Function(name, least, most, (arguments, _) -> body.apply(arguments));
    }
}
