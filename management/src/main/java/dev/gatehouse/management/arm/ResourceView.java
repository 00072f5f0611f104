package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.Changes;
import dev.gatehouse.store.Intent;

import java.util.List;
import java.util.Optional;

/** The resources as they are at one moment: inside one transaction. */
public interface ResourceView {

    Optional<Resource> find(ResourceId id);

    /** All resources of a type at any depth below another resource, in order of creation. */
    List<Resource> below(ResourceId ancestor, ResourceType type);

    /** Some of a type directly under another resource, in order of creation. */
    Slice slice(ResourceId parent, ResourceType type, int skip, int top);

    /** @param total how many there are in all */
    record Slice(List<Resource> resources, long total) {}

    /** Those of a type in a service whose property is this text, without regard to case, in order of creation. */
    List<Resource> having(ServiceId service, ResourceType type, String property, String text);

    /** All services, in order of creation. */
    List<ServiceId> services();

    /** The newest revision of all. */
    long revision();

    /**
     * What changed after a revision, in whole transactions.
     *
     * @param limit how many changes, roughly
     */
    Changes changes(long afterRevision, int limit);

    /** All intents, in the order in which they were written. */
    List<Intent> intents();

    default boolean exists(ResourceId id) {
        return find(id).isPresent();
    }
}
