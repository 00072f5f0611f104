package dev.gatehouse.policy.xml;

/**
 * Finds where an expression ends: the bracket that closes {@code @(} or <code>@{</code>, looking past C#'s strings
 * (plain, verbatim, interpolated), character literals and comments. Source: facts/gateway.md §6.4.
 */
final class ExpressionSpan {

    /** How deep brackets and interpolations may nest. */
    private static final int DEPTH = 256;

    private static final int UNCLOSED = -1;

    private final String text;

    private ExpressionSpan(String text) {
        this.text = text;
    }

    /** Whether an expression begins there. */
    static boolean beginsAt(String text, int index) {
        return text.startsWith("@(", index) || text.startsWith("@{", index);
    }

    /** The index behind the expression that begins there; -1 if it is never closed. */
    static int end(String text, int start) {
        return new ExpressionSpan(text).closing(start + 1, 0);
    }

    /** @param open where the opening bracket stands */
    private int closing(int open, int depth) {
        if (depth > DEPTH) {
            return UNCLOSED;
        }
        char wanted = closer(text.charAt(open));
        int i = open + 1;
        while (i != UNCLOSED && i < text.length()) {
            char c = text.charAt(i);
            if (c == wanted) {
                return i + 1;
            }
            i = switch (c) {
                case '(', '{', '[' -> closing(i, depth + 1);
                case ')', '}', ']' -> UNCLOSED;
                case '"' -> plainString(i + 1);
                case '\'' -> character(i + 1);
                case '/' -> comment(i);
                case '@', '$' -> prefixed(i, depth);
                default -> i + 1;
            };
        }
        return UNCLOSED;
    }

    private static char closer(char open) {
        return switch (open) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
    }

    private int plainString(int i) {
        for (; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '"' -> {
                    return i + 1;
                }
                default -> {}
            }
        }
        return UNCLOSED;
    }

    private int verbatimString(int i) {
        while (i < text.length()) {
            if (text.charAt(i) != '"') {
                i++;
            } else if (text.startsWith("\"\"", i)) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return UNCLOSED;
    }

    private int character(int i) {
        if (i < text.length() && text.charAt(i) == '\\') {
            i++;
        }
        int end = text.indexOf('\'', i + 1);
        return end < 0 ? UNCLOSED : end + 1;
    }

    private int comment(int i) {
        if (text.startsWith("//", i)) {
            int end = text.indexOf('\n', i);
            return end < 0 ? UNCLOSED : end;
        }
        if (text.startsWith("/*", i)) {
            int end = text.indexOf("*/", i + 2);
            return end < 0 ? UNCLOSED : end + 2;
        }
        return i + 1;
    }

    private int prefixed(int i, int depth) {
        if (text.startsWith("@\"", i)) {
            return verbatimString(i + 2);
        }
        if (text.startsWith("$\"", i)) {
            return interpolated(i + 2, false, depth);
        }
        if (text.startsWith("$@\"", i) || text.startsWith("@$\"", i)) {
            return interpolated(i + 3, true, depth);
        }
        return i + 1;
    }

    private int interpolated(int i, boolean verbatim, int depth) {
        while (i != UNCLOSED && i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && !verbatim || text.startsWith("{{", i) || verbatim && text.startsWith("\"\"", i)) {
                i += 2;
            } else if (c == '"') {
                return i + 1;
            } else if (c == '{') {
                i = closing(i, depth + 1);
            } else {
                i++;
            }
        }
        return UNCLOSED;
    }
}
