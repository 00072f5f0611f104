package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What must not be shown, wherever it turns up: values of secret parameters, and whatever stands under a telling name. */
public final class Secrets {
    /** What stands in place of a secret. */
    public static final String MASK = "********";

    private static final Set<String> TELLING = Set.of(
            "password",
            "clientsecret",
            "primarykey",
            "secondarykey",
            "connectionstring",
            "instrumentationkey",
            "validationkey",
            "accesskey",
            "data",
            "authorization",
            "sastoken");

    private final Set<String> values = new HashSet<>();

    /** Every text in it is one. */
    public void add(JsonNode value) {
        if (value.isContainerNode()) {
            value.forEach(this::add);
        } else if (!value.isNull() && !value.asText().isEmpty()) {
            values.add(value.asText());
        }
    }

    /** Whether a property of that name is one by its name. */
    public static boolean telling(String property) {
        var last = property.substring(property.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
        return TELLING.contains(last.toLowerCase(Locale.ROOT)) || property.contains("credentials.");
    }

    /** The text without them. */
    public String masked(String text) {
        var masked = text;
        for (var value : values.stream()
                .sorted(java.util.Comparator.comparing(String::length).reversed())
                .toList()) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }
}
