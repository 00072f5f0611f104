package dev.gatehouse.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Immutable header fields in their order; names match in any case (RFC 9110, section 5.1). */
public final class Headers {
    private static final Headers NONE = new Headers(List.of());

    private final List<Map.Entry<String, String>> fields;

    private Headers(List<Map.Entry<String, String>> fields) {
        this.fields = List.copyOf(fields);
    }

    public static Headers none() {
        return NONE;
    }

    public static Headers of(Iterable<Map.Entry<String, String>> fields) {
        var list = new ArrayList<Map.Entry<String, String>>();
        fields.forEach(field -> list.add(checked(field.getKey(), field.getValue())));
        return new Headers(list);
    }

    /** The value of the first field of that name. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The values of all fields of that name, one a field; a field's own commas are left in it. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** These, with the fields of that name replaced by one. */
    public Headers with(String name, String value) {
        var list = new ArrayList<>(without(name).fields);
        list.add(checked(name, value));
        return new Headers(list);
    }

    /** These and one more field. */
    public Headers plus(String name, String value) {
        var list = new ArrayList<>(fields);
        list.add(checked(name, value));
        return new Headers(list);
    }

    public Headers without(String name) {
        return new Headers(fields.stream()
                .filter(field -> !field.getKey().equalsIgnoreCase(name))
                .toList());
    }

    public void forEach(BiConsumer<String, String> action) {
        fields.forEach(field -> action.accept(field.getKey(), field.getValue()));
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The names alone: values may be credentials. */
    @Override
    public String toString() {
        return fields.stream().map(Map.Entry::getKey).toList().toString();
    }

    private static Map.Entry<String, String> checked(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("not a header name: " + name);
        }
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw new IllegalArgumentException("the value of header " + name + " has a control character");
            }
        }
        return Map.entry(name, value);
    }
}
