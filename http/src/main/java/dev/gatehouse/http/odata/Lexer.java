package dev.gatehouse.http.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a filter apart into words. */
final class Lexer {
    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The last is always {@code END}. */
    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        var tokens = new ArrayList<Token>();
        do {
            tokens.add(lexer.next());
        } while (tokens.getLast().kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\t')) {
            position++;
        }
        if (position == text.length()) {
            return new Token(Token.Kind.END, "", position);
        }
        var c = text.charAt(position);
        return switch (c) {
            case '(' -> single(Token.Kind.OPEN);
            case ')' -> single(Token.Kind.CLOSE);
            case ',' -> single(Token.Kind.COMMA);
            case ':' -> single(Token.Kind.COLON);
            case '/' -> single(Token.Kind.SLASH);
            case '\'' -> string();
            default -> {
                if (isDigit(c) || c == '-') {
                    yield run(Token.Kind.VALUE, "-+.:");
                }
                if (isLetter(c)) {
                    yield word();
                }
                throw new FilterException(position, "a property, value or parenthesis", "'" + c + "'");
            }
        };
    }

    private Token single(Token.Kind kind) {
        return new Token(kind, text.substring(position, position + 1), position++);
    }

    private Token string() {
        var start = position++;
        var value = new StringBuilder();
        while (position < text.length()) {
            var c = text.charAt(position++);
            if (c != '\'') {
                value.append(c);
            } else if (position < text.length() && text.charAt(position) == '\'') {
                value.append('\'');
                position++;
            } else {
                return new Token(Token.Kind.STRING, value.toString(), start);
            }
        }
        throw new FilterException(start, "a string that ends with a quote", "none");
    }

    /** A name; or a GUID, which may begin with a letter too. */
    private Token word() {
        var guid = GUID.matcher(text).region(position, text.length());
        if (guid.lookingAt()) {
            var token = new Token(Token.Kind.VALUE, guid.group(), position);
            position = guid.end();
            return token;
        }
        return run(Token.Kind.NAME, "._");
    }

    private Token run(Token.Kind kind, String others) {
        var start = position;
        while (position < text.length()
                && (isLetter(text.charAt(position))
                        || isDigit(text.charAt(position))
                        || others.indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        return new Token(kind, text.substring(start, position), start);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
