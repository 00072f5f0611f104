package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.AuditEntry;
import dev.gatehouse.store.AuditQuery;
import dev.gatehouse.store.Changes;
import dev.gatehouse.store.Intent;
import dev.gatehouse.store.ResourceFilter;
import dev.gatehouse.store.ResourceQuery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The resources as they are at one moment: inside one transaction. */
public interface ResourceView {

    Optional<Resource> find(ResourceId id);

    /**
     * All resources of a type at any depth below another resource, in order of creation. Below a workspace and what is in
     * it, a type means the workspace's.
     */
    List<Resource> below(ResourceId ancestor, ResourceType type);

    /** Some of a type directly under another resource, in order of creation. */
    default Slice slice(ResourceId parent, ResourceType type, int skip, int top) {
        return slice(parent, type, new Wanted(Optional.empty(), List.of(), skip, top));
    }

    /** Those of a type directly under another resource that are wanted. */
    Slice slice(ResourceId parent, ResourceType type, Wanted wanted);

    /**
     * Which of a collection.
     *
     * @param order the first decides first; creation decides last
     * @param skip how many to leave out before
     * @param top how many at most
     */
    record Wanted(Optional<ResourceFilter> filter, List<ResourceQuery.Order> order, int skip, int top) {
        /** All, in an order. */
        public static Wanted all(List<ResourceQuery.Order> order) {
            return new Wanted(Optional.empty(), order, 0, Integer.MAX_VALUE - 1);
        }
    }

    /** @param total how many there are in all */
    record Slice(List<Resource> resources, long total) {}

    /**
     * Those of a type in a scope whose property is this text, without regard to case, in order of creation.
     *
     * @param scope a service, or a workspace; a service's workspaces are scopes of their own ({@link ResourceId#scope})
     */
    List<Resource> having(ResourceId scope, ResourceType type, String property, String text);

    /** As {@link #having}, in a service and all its workspaces. */
    List<Resource> everywhere(ServiceId service, ResourceType type, String property, String text);

    /** All of a type in a service and all its workspaces. */
    default List<Resource> everywhere(ServiceId service, ResourceType type) {
        var root = ResourceId.of(service);
        return Stream.concat(
                        below(root, type).stream(),
                        Catalogue.inWorkspaces(type).stream().flatMap(twin -> below(root, twin).stream()))
                .toList();
    }

    /** All services, in order of creation. The first is the one that the deployment began with. */
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

    /** Lines of the audit log, the newest first. */
    List<AuditEntry> audit(AuditQuery wanted);

    /** A text kept beside the resources under this name, such as when something was last looked at. */
    Optional<String> note(String name);

    default boolean exists(ResourceId id) {
        return find(id).isPresent();
    }
}
