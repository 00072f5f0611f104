package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static dev.gatehouse.cli.files.expression.Function.pure;

/** Functions of texts; comparing is without regard to case where Azure's is. */
final class TextFunctions {
    private static final Pattern HOLE = Pattern.compile("\\{\\{|\\}\\}|\\{(\\d+)(?:,-?\\d+)?(?::([^}]*))?\\}");

    private TextFunctions() {}

    static List<Function> all() {
        return List.of(
                pure("format", 1, Integer.MAX_VALUE, TextFunctions::format),
                pure("toLower", 1, 1, a -> Arguments.of(a.string(0).toLowerCase(Locale.ROOT))),
                pure("toUpper", 1, 1, a -> Arguments.of(a.string(0).toUpperCase(Locale.ROOT))),
                pure("trim", 1, 1, a -> Arguments.of(a.string(0).strip())),
                pure("replace", 3, 3, TextFunctions::replace),
                pure("split", 2, 2, TextFunctions::split),
                pure("substring", 2, 3, TextFunctions::substring),
                pure("padLeft", 2, 3, TextFunctions::padLeft),
                pure("startsWith", 2, 2, a -> told(a, String::startsWith)),
                pure("endsWith", 2, 2, a -> told(a, String::endsWith)),
                pure("string", 1, 1, a -> Arguments.of(written(a.any(0)))));
    }

    /** How a value stands in a text. */
    static String written(JsonNode value) {
        return value.isContainerNode()
                ? new String(Json.write(value), StandardCharsets.UTF_8)
                : value.isBoolean() ? (value.booleanValue() ? "True" : "False") : value.isNull() ? "" : value.asText();
    }

    private static JsonNode format(Arguments a) {
        var matcher = HOLE.matcher(a.string(0));
        var text = new StringBuilder();
        while (matcher.find()) {
            var found = matcher.group();
            String put;
            if (found.equals("{{") || found.equals("}}")) {
                put = found.substring(1);
            } else if (matcher.group(2) != null && !matcher.group(2).isEmpty()) {
                put = formatted(a, Integer.parseInt(matcher.group(1)), matcher.group(2));
            } else {
                put = written(argument(a, matcher.group(1)));
            }
            matcher.appendReplacement(text, java.util.regex.Matcher.quoteReplacement(put));
        }
        matcher.appendTail(text);
        return Arguments.of(text.toString());
    }

    private static JsonNode argument(Arguments a, String number) {
        var index = number.length() > 6 ? Integer.MAX_VALUE - 1 : Integer.parseInt(number);
        if (!a.has(index + 1)) {
            throw a.problem("{" + number + "} has no argument: " + (a.count() - 1) + " are given.");
        }
        return a.any(index + 1);
    }

    /** Of .NET's format strings, the one that templates use: a number with leading zeros, {@code D3} or {@code 000}. */
    private static String formatted(Arguments a, int index, String format) {
        var value = argument(a, Integer.toString(index));
        var zeros = format.matches("0+")
                ? format.length()
                : format.matches("[dD]\\d{1,2}") ? Integer.parseInt(format.substring(1)) : -1;
        if (zeros < 0 || !value.isIntegralNumber()) {
            throw a.problem("the format “" + format + "” isn't known: whole numbers take 000 or D3.");
        }
        return String.format(Locale.ROOT, "%0" + Math.max(1, zeros) + "d", value.longValue());
    }

    private static JsonNode replace(Arguments a) {
        if (a.string(1).isEmpty()) {
            throw a.problem("what is to be replaced must not be empty.");
        }
        var text = a.string(0);
        // Counted first: what comes out is bounded.
        var occurrences = text.length() / a.string(1).length();
        if ((long) occurrences * a.string(2).length() > 16L * 1024 * 1024) {
            throw a.problem("the result would be too long.");
        }
        return Arguments.of(text.replace(a.string(1), a.string(2)));
    }

    private static JsonNode split(Arguments a) {
        var delimiters = a.any(1).isTextual()
                ? List.of(a.string(1))
                : IntStream.range(0, a.array(1).size())
                        .mapToObj(i -> a.array(1).get(i).asText())
                        .toList();
        var parts = new ArrayList<JsonNode>();
        if (delimiters.stream().allMatch(String::isEmpty)) {
            parts.add(a.any(0));
            return Arguments.of(parts);
        }
        var pattern = String.join(
                "|",
                delimiters.stream()
                        .filter(text -> !text.isEmpty())
                        .map(Pattern::quote)
                        .toList());
        for (var part : a.string(0).split(pattern, -1)) {
            parts.add(Arguments.of(part));
        }
        return Arguments.of(parts);
    }

    private static JsonNode substring(Arguments a) {
        var text = a.string(0);
        var from = a.small(1);
        var length = a.has(2) ? a.small(2) : text.length() - from;
        if (from < 0 || length < 0 || (long) from + length > text.length()) {
            throw a.problem(
                    "from " + from + ", " + length + " characters, is outside of a text of " + text.length() + ".");
        }
        return Arguments.of(text.substring(from, from + length));
    }

    private static JsonNode padLeft(Arguments a) {
        var text = a.text(0);
        var pad = a.has(2) ? a.string(2) : " ";
        if (pad.length() != 1 || a.small(1) < 0 || a.small(1) > 1_000) {
            throw a.problem("it takes a length of at most 1000 and one character to fill up with.");
        }
        return Arguments.of(pad.repeat(Math.max(0, a.small(1) - text.length())) + text);
    }

    private static JsonNode told(Arguments a, BiPredicate<String, String> question) {
        return Arguments.of(
                question.test(a.string(0).toLowerCase(Locale.ROOT), a.string(1).toLowerCase(Locale.ROOT)));
    }
}
