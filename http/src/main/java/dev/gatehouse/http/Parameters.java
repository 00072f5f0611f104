package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a query or of a form ({@code application/x-www-form-urlencoded}), decoded, in their order. */
public final class Parameters {
    static final int MAX_FIELDS = 500;

    private final List<Map.Entry<String, String>> fields;

    private Parameters(List<Map.Entry<String, String>> fields) {
        this.fields = List.copyOf(fields);
    }

    /** @throws RequestException 400 for an escape that isn't one, or more than 500 fields */
    static Parameters parse(String encoded) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var part : encoded.split("&", MAX_FIELDS + 2)) {
            if (part.isEmpty()) {
                continue;
            }
            if (fields.size() == MAX_FIELDS) {
                throw RequestException.malformed("TooManyParameters", "More than " + MAX_FIELDS + " fields were sent.");
            }
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            var value = equals < 0 ? "" : part.substring(equals + 1);
            fields.add(Map.entry(PercentEncoding.decodeForm(name), PercentEncoding.decodeForm(value)));
        }
        return new Parameters(fields);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * The value of a field that may stand there once, as OAuth 2.0 demands of all its parameters (RFC 6749, section 3.2).
     *
     * @throws RequestException 400 {@code DuplicateParameter}
     */
    public Optional<String> single(String name) {
        var values = all(name);
        if (values.size() > 1) {
            throw RequestException.malformed("DuplicateParameter", "Parameter " + name + " was sent more than once.");
        }
        return values.stream().findFirst();
    }

    /** The names in their order, each once. */
    public List<String> names() {
        return fields.stream().map(Map.Entry::getKey).distinct().toList();
    }

    /** The names alone: values may be credentials. */
    @Override
    public String toString() {
        return names().toString();
    }
}
