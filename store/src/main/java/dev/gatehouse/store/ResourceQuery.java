package dev.gatehouse.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of one collection.
 *
 * @param parent the path of what they stand below; without it, all of the type in the service
 * @param order the first decides first; creation decides last
 * @param skip how many to leave out before
 * @param top how many at most
 * @param total whether to count all that match
 */
public record ResourceQuery(
        String service,
        String type,
        Optional<String> parent,
        Optional<ResourceFilter> filter,
        List<Order> order,
        int skip,
        int top,
        boolean total) {

    public record Order(ResourceField field, boolean descending) {}

    public ResourceQuery {
        order = List.copyOf(order);
        if (skip < 0 || top < 0) {
            throw new IllegalArgumentException("skip and top are not negative");
        }
    }

    /** All of a type, in the order of creation. */
    public static ResourceQuery all(String service, String type) {
        return new ResourceQuery(
                service, type, Optional.empty(), Optional.empty(), List.of(), 0, Integer.MAX_VALUE - 1, false);
    }

    public ResourceQuery below(String parent) {
        return new ResourceQuery(service, type, Optional.of(parent), filter, order, skip, top, total);
    }

    public ResourceQuery where(ResourceFilter filter) {
        return new ResourceQuery(service, type, parent, Optional.of(filter), order, skip, top, total);
    }

    public ResourceQuery orderedBy(Order... order) {
        return new ResourceQuery(service, type, parent, filter, List.of(order), skip, top, total);
    }

    public ResourceQuery page(int skip, int top) {
        return new ResourceQuery(service, type, parent, filter, order, skip, top, total);
    }

    public ResourceQuery counted() {
        return new ResourceQuery(service, type, parent, filter, order, skip, top, true);
    }
}
