package dev.gatehouse.management.definitions;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for operations: a document's {@code operationId} where a resource can have it as it is; else, as Azure does it,
 * lower case letters and digits with dashes between, at most 76 characters, and a number where two would be the same.
 */
final class OperationIds {
    private static final int LONGEST = 76;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,76}");

    private final Set<String> taken = new HashSet<>();

    String of(Optional<String> operationId, String method, String path) {
        var wanted = operationId
                .filter(id -> PLAIN.matcher(id).matches())
                .orElseGet(() -> slug(operationId.orElse(method + "-" + path)));
        return unique(wanted.isEmpty() ? slug(method) : wanted);
    }

    private String unique(String wanted) {
        var name = wanted;
        for (var i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static String slug(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = plain.startsWith("-") ? plain.substring(1) : plain;
        cut = cut.length() > LONGEST ? cut.substring(0, LONGEST) : cut;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
