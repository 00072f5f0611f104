package dev.gatehouse.cli;

/** Names and messages come from everywhere: what is in them must not steer the terminal that shows them. */
public final class Printable {
    private static final char REPLACEMENT = '\ufffd';

    private Printable() {}

    /** The text on one line: control characters, line separators and changes of direction are replaced. */
    public static String of(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> steers(character) ? REPLACEMENT : character)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** JSON that means the same; it has control characters inside of strings only, where they may be escaped. */
    static String json(String json) {
        var printable = new StringBuilder(json.length());
        json.chars().forEach(character -> {
            if (steers(character)) {
                printable.append("\\u%04x".formatted(character));
            } else {
                printable.append((char) character);
            }
        });
        return printable.toString();
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character)
                || (character >= 0x2028 && character <= 0x202e)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
