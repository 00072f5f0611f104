package dev.gatehouse.http.odata;

/**
 * A word of a filter.
 *
 * @param text of a string: its value without quotes; else as written
 * @param position where it begins, from 0
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NAME,
        STRING,
        /** Begins with a digit or a minus, or is a GUID: a number, GUID or time. */
        VALUE,
        OPEN,
        CLOSE,
        COMMA,
        COLON,
        SLASH,
        END
    }

    /** As an error message says it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a string";
            default -> "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
        };
    }
}
