package dev.gatehouse.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a {@link ResourceQuery} found.
 *
 * @param more whether others follow after these
 * @param total how many match in all, if it was asked for
 */
public record Page(List<StoredResource> items, boolean more, OptionalLong total) {
    public Page {
        items = List.copyOf(items);
    }
}
