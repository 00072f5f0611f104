package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the language of template expressions: calls, strings in single quotes with {@code ''} for a quote, whole
 * numbers, {@code .property} and {@code [index]} (Azure's “Template syntax”).
 */
public final class ExpressionParser {
    /** Azure's own limit for the text of one expression. */
    static final int MAX_LENGTH = 24_576;

    private static final int MAX_DEPTH = 100;

    private final String text;
    private int at;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** What a template's string is: an expression, or empty if it stands for itself. */
    public static Optional<Expression> parse(String string) {
        if (!bracketed(string) || string.startsWith("[[")) {
            return Optional.empty();
        }
        if (string.length() > MAX_LENGTH) {
            throw new ExpressionException("The expression has more than " + MAX_LENGTH + " characters.");
        }
        var parser = new ExpressionParser(string.substring(1, string.length() - 1));
        var expression = parser.expression();
        parser.skipSpace();
        if (parser.at < parser.text.length()) {
            throw parser.unexpected("an operator or the end was expected; expressions have functions, no operators");
        }
        return Optional.of(expression);
    }

    /** What a string that is no expression says: {@code [[a]} is how a template writes {@code [a]}. */
    public static String literal(String string) {
        return bracketed(string) && string.startsWith("[[") ? string.substring(1) : string;
    }

    private static boolean bracketed(String string) {
        return string.length() > 1 && string.startsWith("[") && string.endsWith("]");
    }

    private Expression expression() {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionException("The expression is nested more than " + MAX_DEPTH + " deep.");
        }
        skipSpace();
        var expression = primary();
        while (true) {
            skipSpace();
            if (taken('.')) {
                skipSpace();
                expression = new Expression.Member(expression, identifier());
            } else if (taken('[')) {
                expression = new Expression.Index(expression, expression());
                require(']');
            } else {
                depth--;
                return expression;
            }
        }
    }

    private Expression primary() {
        if (at >= text.length()) {
            throw unexpected("a function, a string or a number was expected");
        }
        var first = text.charAt(at);
        if (first == '\'') {
            return new Expression.Literal(TextNode.valueOf(string()));
        }
        if (first == '-' || Character.isDigit(first)) {
            return number();
        }
        return call();
    }

    private Expression call() {
        var name = new StringBuilder(identifier());
        skipSpace();
        if (taken('.')) {
            name.append('.').append(identifier());
            skipSpace();
        }
        if (!taken('(')) {
            throw new ExpressionException("In “" + text + "”, " + name
                    + " stands alone: a function is called with (), a string stands in single quotes.");
        }
        var arguments = new ArrayList<Expression>();
        skipSpace();
        if (!taken(')')) {
            do {
                arguments.add(expression());
                skipSpace();
            } while (taken(','));
            require(')');
        }
        return new Expression.Call(name.toString(), List.copyOf(arguments));
    }

    private String string() {
        var value = new StringBuilder();
        at++;
        while (at < text.length()) {
            var character = text.charAt(at++);
            if (character != '\'') {
                value.append(character);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                value.append('\'');
                at++;
            } else {
                return value.toString();
            }
        }
        throw new ExpressionException("In “" + text + "”, a string has no end: ' is missing.");
    }

    private Expression number() {
        var from = at++;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        var digits = text.substring(from, at);
        try {
            return new Expression.Literal(
                    digits.contains(".")
                            ? DecimalNode.valueOf(new java.math.BigDecimal(digits))
                            : LongNode.valueOf(Long.parseLong(digits)));
        } catch (NumberFormatException e) {
            throw new ExpressionException("In “" + text + "”, " + digits + " is no number.");
        }
    }

    private String identifier() {
        var from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (from == at) {
            throw unexpected("a name was expected");
        }
        return text.substring(from, at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean taken(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char wanted) {
        skipSpace();
        if (!taken(wanted)) {
            throw unexpected(wanted + " was expected");
        }
    }

    private ExpressionException unexpected(String expected) {
        var found = at < text.length() ? "found " + text.charAt(at) : "it ended";
        return new ExpressionException(
                "In “" + text + "”, at character " + (at + 1) + " " + expected + ", but " + found + ".");
    }
}
