package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceFilter;

import java.util.Optional;
import java.util.Set;

/**
 * A field of a type's lists that isn't kept as it is shown, or that lists of Azure's aren't filtered by.
 *
 * @param filterable what a filter may do with it
 * @param shown whether a resource's document has it as a property of that name
 * @param kept the place where it is kept as it is shown; empty where there is none
 * @param equal what is kept where it equals a text; empty if the store can't tell
 */
public record ListField(Filterable filterable, boolean shown, Optional<ResourceField> kept, Optional<KeptEqual> equal) {

    /** What is kept of a resource whose field equals a text. */
    @FunctionalInterface
    public interface KeptEqual {
        /** @param above what the list is of */
        ResourceFilter to(String text, ResourceId above);
    }

    /** A property that is kept as it is shown. */
    public static ListField kept(Filterable filterable) {
        return new ListField(
                filterable,
                true,
                Optional.of(ResourceField.document("properties", filterable.name())),
                Optional.empty());
    }

    /** A property that is made when it is shown. */
    public static ListField made(Filterable filterable) {
        return new ListField(filterable, true, Optional.empty(), Optional.empty());
    }

    /** What a document doesn't say: it can be compared by {@code eq} and {@code ne} alone. */
    public static ListField found(String name, KeptEqual equal) {
        return new ListField(
                new Filterable(name, Set.of("eq", "ne"), Set.of()), false, Optional.empty(), Optional.of(equal));
    }

    /** A property that names another resource: kept without the service, shown with it. */
    public static ListField references(String name) {
        var place = ResourceField.document("properties", name);
        return new ListField(
                Filterable.all(name),
                true,
                Optional.of(place),
                Optional.of((text, above) -> ResourceFilter.textEquals(place, shortened(text, above))));
    }

    /** The same, whose equality the store can tell. */
    public ListField equal(KeptEqual means) {
        return new ListField(filterable, shown, kept, Optional.of(means));
    }

    /** A resource's id without the service before it, as references are kept. */
    public static String shortened(String id, ResourceId above) {
        var service = above.service().path();
        return id.regionMatches(true, 0, service, 0, service.length()) ? id.substring(service.length()) : id;
    }
}
