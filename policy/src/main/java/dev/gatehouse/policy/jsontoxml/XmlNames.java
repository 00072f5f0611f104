package dev.gatehouse.policy.jsontoxml;

import java.util.Optional;
import java.util.Set;

/** Names and text as XML 1.0 can hold them. */
final class XmlNames {

    private XmlNames() {}

    /**
     * A property's name as an element's or attribute's: {@code prefix:name} if it begins with a prefix that is declared
     * and the separator or a colon, else one name.
     */
    static String qualified(String property, String separator, Set<String> declared) {
        return split(property, separator, declared)
                .or(() -> split(property, ":", declared))
                .orElseGet(() -> encoded(property));
    }

    private static Optional<String> split(String property, String separator, Set<String> declared) {
        int index = property.indexOf(separator);
        if (index <= 0 || index + separator.length() == property.length()) {
            return Optional.empty();
        }
        String prefix = property.substring(0, index);
        return declared.contains(prefix)
                ? Optional.of(prefix + ":" + encoded(property.substring(index + separator.length())))
                : Optional.empty();
    }

    /** The name with every character that it can't hold written as {@code _xHHHH_}. */
    static String encoded(String name) {
        if (name.isEmpty()) {
            return "_";
        }
        StringBuilder encoded = new StringBuilder(name.length());
        int c;
        for (int i = 0; i < name.length(); i += Character.charCount(c)) {
            c = name.codePointAt(i);
            if (allowed(c, i == 0) && !looksEncoded(name, i)) {
                encoded.appendCodePoint(c);
            } else {
                encoded.append(String.format(c > 0xFFFF ? "_x%08X_" : "_x%04X_", c));
            }
        }
        return encoded.toString();
    }

    /** Whether something stands there that would be taken for an encoded character. */
    private static boolean looksEncoded(String name, int at) {
        return name.startsWith("_x", at) && name.length() > at + 6 && name.charAt(at + 6) == '_';
    }

    private static boolean allowed(int c, boolean first) {
        return Character.isLetter(c) && c != 0xFFFE && c != 0xFFFF
                || c == '_'
                || !first && (c >= '0' && c <= '9' || c == '-' || c == '.');
    }

    /** Appends the text with markup escaped; what XML can't hold becomes U+FFFD. */
    static void escape(String text, boolean attribute, StringBuilder to) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '&' -> to.append("&amp;");
                case '\r' -> to.append("&#xD;");
                case '"' -> to.append(attribute ? "&quot;" : "\"");
                case '\n' -> to.append(attribute ? "&#xA;" : "\n");
                case '\t' -> to.append(attribute ? "&#x9;" : "\t");
                default -> to.appendCodePoint(holdable(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean holdable(int c) {
        return c >= ' ' && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF;
    }
}
