package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** What stands between the brackets of a template's {@code "[…]"}, read. */
public sealed interface Expression {

    /** A string or a number. */
    record Literal(JsonNode value) implements Expression {}

    /**
     * A function called.
     *
     * @param name with the namespace and a dot before it, for one of the template's own
     */
    record Call(String name, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code target.name}. */
    record Member(Expression target, String name) implements Expression {}

    /** {@code target[index]}. */
    record Index(Expression target, Expression index) implements Expression {}
}
