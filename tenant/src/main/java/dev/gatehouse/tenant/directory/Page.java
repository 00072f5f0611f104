package dev.gatehouse.tenant.directory;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a long list, in the order of ids.
 *
 * @param after the id after which the next piece begins; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> after) {
    public Page {
        items = List.copyOf(items);
    }

    static <T> Page<T> of(List<T> fetched, int size, java.util.function.Function<T, String> id) {
        if (fetched.size() <= size) {
            return new Page<>(fetched, Optional.empty());
        }
        var items = fetched.subList(0, size);
        return new Page<>(items, Optional.of(id.apply(items.getLast())));
    }
}
