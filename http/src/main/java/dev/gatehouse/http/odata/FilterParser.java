package dev.gatehouse.http.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recursive descent over the grammar of {@link Filter}; {@code not} binds tightest, {@code or} loosest. */
final class FilterParser {
    static final int MAX_LENGTH = 8_000;
    static final int MAX_DEPTH = 50;
    static final int MAX_JOINED = 200;
    private static final String COMPARISON = "eq, ne, gt, ge, lt, le or in";

    private static final Map<String, Filter.TextMatch.Kind> FUNCTIONS = Map.of(
            "contains", Filter.TextMatch.Kind.CONTAINS,
            "substringof", Filter.TextMatch.Kind.CONTAINS,
            "startswith", Filter.TextMatch.Kind.STARTS_WITH,
            "endswith", Filter.TextMatch.Kind.ENDS_WITH);

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int joined;

    FilterParser(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new FilterException("longer than " + MAX_LENGTH + " characters");
        }
        tokens = Lexer.tokens(text);
    }

    Filter parse() {
        var filter = or();
        if (peek().kind() != Token.Kind.END) {
            throw expected("and, or or the end");
        }
        return filter;
    }

    private Filter or() {
        var left = and();
        while (takeWord("or")) {
            left = counted(new Filter.Or(left, and()));
        }
        return left;
    }

    private Filter and() {
        var left = unary();
        while (takeWord("and")) {
            left = counted(new Filter.And(left, unary()));
        }
        return left;
    }

    /** A chain makes a tree as deep as it is long, so its length is bounded as nesting is. */
    private Filter counted(Filter filter) {
        if (++joined > MAX_JOINED) {
            throw new FilterException("more than " + MAX_JOINED + " conditions");
        }
        return filter;
    }

    private Filter unary() {
        if (++depth > MAX_DEPTH) {
            throw new FilterException(
                    "at position " + (peek().position() + 1) + ": nested more than " + MAX_DEPTH + " deep");
        }
        try {
            if (takeWord("not")) {
                return new Filter.Not(unary());
            }
            if (take(Token.Kind.OPEN)) {
                var inner = or();
                require(Token.Kind.CLOSE, "')'");
                return inner;
            }
            return condition();
        } finally {
            depth--;
        }
    }

    private Filter condition() {
        var function = FUNCTIONS.get(peek().text().toLowerCase(Locale.ROOT));
        if (peek().kind() == Token.Kind.NAME && function != null && after(1).kind() == Token.Kind.OPEN) {
            return textMatch(function, peek().text().equalsIgnoreCase("substringof"));
        }
        var left = operand();
        if (left instanceof Operand.Property property) {
            var lambda = lambda(property);
            if (lambda.isPresent()) {
                return lambda.get();
            }
            if (takeWord("in")) {
                return in(property);
            }
        }
        var operator = operator();
        if (operator.isPresent()) {
            return new Filter.Comparison(left, operator.get(), operand());
        }
        if (left instanceof Operand.Property || left instanceof Operand.Bool) {
            return isTrue(left);
        }
        throw expected(COMPARISON);
    }

    /** A boolean property stands for itself. */
    private static Filter isTrue(Operand operand) {
        return new Filter.Comparison(operand, Filter.Operator.EQ, new Operand.Bool(true));
    }

    private Filter textMatch(Filter.TextMatch.Kind kind, boolean turned) {
        next += 2;
        var first = operand();
        require(Token.Kind.COMMA, "','");
        var second = operand();
        require(Token.Kind.CLOSE, "')'");
        Filter match = turned ? new Filter.TextMatch(kind, second, first) : new Filter.TextMatch(kind, first, second);
        // Clients of OData 2 write "startswith(name,'a') eq true".
        var operator = operator();
        if (operator.isEmpty()) {
            return match;
        }
        var position = peek();
        if (operator.get() == Filter.Operator.EQ && operand() instanceof Operand.Bool(var wanted)) {
            return wanted ? match : new Filter.Not(match);
        }
        throw new FilterException(position.position(), "eq true or eq false after a function", position.shown());
    }

    private Filter in(Operand.Property property) {
        require(Token.Kind.OPEN, "'('");
        var values = new ArrayList<Operand.Literal>();
        do {
            var at = peek();
            if (operand() instanceof Operand.Literal literal) {
                values.add(literal);
            } else {
                throw new FilterException(at.position(), "a value", at.shown());
            }
        } while (take(Token.Kind.COMMA));
        require(Token.Kind.CLOSE, "',' or ')'");
        return new Filter.In(property, List.copyOf(values));
    }

    /** The names read so far end in any or all, and an opening parenthesis follows. */
    private Optional<Filter> lambda(Operand.Property path) {
        var names = path.names();
        var last = names.getLast().toLowerCase(Locale.ROOT);
        if (peek().kind() != Token.Kind.OPEN) {
            return Optional.empty();
        }
        if (names.size() < 2 || !last.equals("any") && !last.equals("all")) {
            throw expected("one of the functions contains, startswith, endswith, substringof, or any or all after a"
                    + " property and a slash, before it,");
        }
        require(Token.Kind.OPEN, "'('");
        var collection = new Operand.Property(names.subList(0, names.size() - 1));
        var quantifier = last.equals("any") ? Filter.Lambda.Quantifier.ANY : Filter.Lambda.Quantifier.ALL;
        if (quantifier == Filter.Lambda.Quantifier.ANY && take(Token.Kind.CLOSE)) {
            return Optional.of(new Filter.Lambda(quantifier, collection, "", Optional.empty()));
        }
        var variable = require(Token.Kind.NAME, "a variable").text();
        require(Token.Kind.COLON, "':'");
        var condition = or();
        require(Token.Kind.CLOSE, "')'");
        return Optional.of(new Filter.Lambda(quantifier, collection, variable, Optional.of(condition)));
    }

    private Operand operand() {
        var token = peek();
        return switch (token.kind()) {
            case STRING -> {
                next++;
                yield new Operand.Text(token.text());
            }
            case VALUE -> {
                next++;
                yield Literals.value(token);
            }
            case NAME -> named(token);
            default -> throw expected("a property or a value");
        };
    }

    private Operand named(Token first) {
        next++;
        if (peek().kind() == Token.Kind.STRING && Literals.isPrefix(first)) {
            return Literals.prefixed(first, tokens.get(next++));
        }
        switch (first.text().toLowerCase(Locale.ROOT)) {
            case "true":
                return new Operand.Bool(true);
            case "false":
                return new Operand.Bool(false);
            case "null":
                return new Operand.Null();
            default:
                break;
        }
        var names = new ArrayList<String>();
        names.add(first.text());
        while (take(Token.Kind.SLASH)) {
            names.add(require(Token.Kind.NAME, "a property after the slash").text());
        }
        return new Operand.Property(names);
    }

    private Optional<Filter.Operator> operator() {
        if (peek().kind() != Token.Kind.NAME) {
            return Optional.empty();
        }
        for (var operator : Filter.Operator.values()) {
            if (takeWord(operator.name())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token after(int count) {
        return tokens.get(Math.min(next + count, tokens.size() - 1));
    }

    private boolean take(Token.Kind kind) {
        if (peek().kind() == kind) {
            next++;
            return true;
        }
        return false;
    }

    private boolean takeWord(String word) {
        return peek().text().equalsIgnoreCase(word) && take(Token.Kind.NAME);
    }

    private Token require(Token.Kind kind, String what) {
        var token = peek();
        if (!take(kind)) {
            throw expected(what);
        }
        return token;
    }

    private FilterException expected(String what) {
        return new FilterException(peek().position(), what, peek().shown());
    }
}
