package dev.gatehouse.management.letters;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter's text with parameters such as {@code $DevFirstName} in it.
 *
 * @param body XHTML
 */
public record LetterText(String subject, String body) {
    private static final Pattern PARAMETER = Pattern.compile("\\$([A-Za-z]+)");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    /**
     * With the parameters' values in their places: in the body escaped as HTML, in the subject on one line. What is
     * filled in is not looked at again, and a parameter without a value stays as it stands.
     */
    public LetterText filled(Map<String, String> values) {
        return new LetterText(
                CONTROLS.matcher(filled(subject, values, UnaryOperator.identity()))
                        .replaceAll(" "),
                filled(body, values, LetterText::escaped));
    }

    private static String filled(String text, Map<String, String> values, UnaryOperator<String> how) {
        return PARAMETER.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : how.apply(value));
        });
    }

    /** A text as it stands in HTML, also within an attribute. */
    static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
