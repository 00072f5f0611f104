package dev.gatehouse.store;

import java.util.List;
import java.util.regex.Pattern;

/** What a query filters and sorts by. */
public sealed interface ResourceField {

    record Name() implements ResourceField {}

    record Created() implements ResourceField {}

    record Updated() implements ResourceField {}

    /** The order of creation. */
    record Ordinal() implements ResourceField {}

    /** @param names from the document's root down, such as {@code properties}, {@code displayName} */
    record Document(List<String> names) implements ResourceField {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@.-]{1,200}");

        public Document {
            names = List.copyOf(names);
            // They become part of the SQL.
            if (names.isEmpty()
                    || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
                throw new IllegalArgumentException("not the path of a field: " + names);
            }
        }
    }

    /** Inside {@link ResourceFilter.Any}: the element itself. */
    record Element() implements ResourceField {}

    static ResourceField document(String... names) {
        return new Document(List.of(names));
    }
}
