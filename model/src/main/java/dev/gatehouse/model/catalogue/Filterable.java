package dev.gatehouse.model.catalogue;

import java.util.Set;

/**
 * A field that a list's {@code $filter} may name.
 *
 * @param name as it stands in the filter
 * @param operators any of {@code eq ne gt ge lt le}
 * @param functions any of {@code substringof contains startswith endswith any all}
 */
public record Filterable(String name, Set<String> operators, Set<String> functions) {
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Set<String> FUNCTIONS = Set.of("substringof", "contains", "startswith", "endswith");

    public Filterable {
        operators = Set.copyOf(operators);
        functions = Set.copyOf(functions);
    }

    /** A field with every operator and function. */
    public static Filterable all(String name) {
        return new Filterable(name, OPERATORS, FUNCTIONS);
    }

    /** A field with every operator and no function. */
    public static Filterable compared(String name) {
        return new Filterable(name, OPERATORS, Set.of());
    }

    /** A field with these operators alone. */
    public static Filterable only(String name, String... operators) {
        return new Filterable(name, Set.of(operators), Set.of());
    }
}
