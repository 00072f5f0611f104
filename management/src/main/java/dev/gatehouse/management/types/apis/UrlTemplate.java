package dev.gatehouse.management.types.apis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation's URL template: literal text, {@code {name}}, {@code *} or {@code {*name}} at the end of the path, and
 * perhaps a query whose arguments tell operations apart (facts/gateway.md §2).
 *
 * @param problem what is wrong with it
 * @param parameters names in braces; each must be described
 * @param wildcards names by which the rest of the path may be described
 * @param shape the same for templates that match the same requests
 */
record UrlTemplate(Optional<String> problem, Set<String> parameters, Set<String> wildcards, String shape) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("\\*?[A-Za-z0-9_.\\-]{1,100}");

    static UrlTemplate parse(String text) {
        var names = new ArrayList<String>();
        var found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        var wild = new LinkedHashSet<>(Set.of("*"));
        names.stream().filter(name -> name.startsWith("*")).forEach(name -> {
            wild.add(name);
            wild.add(name.substring(1));
        });
        var plain = names.stream()
                .filter(name -> !name.startsWith("*"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new UrlTemplate(problem(text, names), plain, wild, shape(text));
    }

    private static Optional<String> problem(String text, List<String> names) {
        var path = text.split("\\?", 2)[0];
        var rest = PLACEHOLDER.matcher(text).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            return Optional.of("has a brace without its partner.");
        }
        var wrong = names.stream().filter(name -> !NAME.matcher(name).matches()).findFirst();
        if (wrong.isPresent()) {
            return Optional.of(
                    "has a parameter {" + wrong.get() + "}: a name has letters, digits, dots, dashes and underscores.");
        }
        var seen = new LinkedHashSet<String>();
        var twice = names.stream()
                .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (twice.isPresent()) {
            return Optional.of("names {" + twice.get() + "} twice.");
        }
        var star = PLACEHOLDER
                .matcher(path.replaceAll("\\{\\*[^{}]*}", "*"))
                .replaceAll("x")
                .indexOf('*');
        if (star >= 0
                && star
                        < PLACEHOLDER
                                        .matcher(path.replaceAll("\\{\\*[^{}]*}", "*"))
                                        .replaceAll("x")
                                        .length()
                                - 1) {
            return Optional.of("can have * only at the end of its path.");
        }
        return Optional.empty();
    }

    /** Names of parameters, case, the order of the query and a slash at the end make no difference to what matches. */
    private static String shape(String text) {
        var parts = text.split("\\?", 2);
        var path =
                PLACEHOLDER.matcher(parts[0].replaceAll("\\{\\*[^{}]*}", "*")).replaceAll("{}");
        var query = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&"))
                        .filter(argument -> !argument.isEmpty())
                        .map(argument -> PLACEHOLDER.matcher(argument).replaceAll("{}"))
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .collect(Collectors.joining("&", "?", ""));
        return (path.replaceAll("/+$", "") + query).toLowerCase(Locale.ROOT);
    }
}
