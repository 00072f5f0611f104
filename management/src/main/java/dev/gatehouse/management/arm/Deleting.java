package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** DELETE: a resource with all that stands below it, in one transaction. */
final class Deleting {
    private final Resources resources;
    private final Behaviours behaviours;
    private final InstantSource clock;

    Deleting(Resources resources, Behaviours behaviours, InstantSource clock) {
        this.resources = resources;
        this.behaviours = behaviours;
        this.clock = clock;
    }

    /** The newest revision; empty if there was nothing to delete. */
    Optional<Long> delete(ResourceId id, Optional<String> ifMatch, Map<String, String> query) {
        var there = new boolean[1];
        var revision = resources.change(change -> there[0] = delete(change, id, ifMatch, query));
        return there[0] ? Optional.of(revision) : Optional.empty();
    }

    private boolean delete(ResourceChange change, ResourceId id, Optional<String> ifMatch, Map<String, String> query) {
        var found = change.find(id);
        if (found.isEmpty()) {
            return false;
        }
        Preconditions.onDelete(id.type(), ifMatch, found.get());
        delete(change, found.get(), query, clock.instant());
        return true;
    }

    private void delete(ResourceChange change, Resource root, Map<String, String> query, Instant now) {
        var going = new ArrayList<Resource>();
        collect(change, root, root.id().type(), going);
        going.add(root);
        // What stands in the way within a service or workspace goes with it.
        var asked = scope(root) ? List.of(root) : going;
        for (var resource : asked) {
            var deletion = new Deletion(resource, query, now, resource == root);
            behaviours(resource).forEach(behaviour -> behaviour.checkDelete(deletion, change));
        }
        for (var resource : going) {
            var deletion = new Deletion(resource, query, now, resource == root);
            behaviours(resource).forEach(behaviour -> behaviour.delete(deletion, change));
        }
        asked.forEach(resource -> links(change, resource).forEach(link -> change.remove(link.id())));
        change.remove(root.id());
        var deletion = new Deletion(root, query, now, true);
        behaviours(root).forEach(behaviour -> behaviour.remaining(deletion).ifPresent(change::save));
    }

    /** The links elsewhere that lead to a resource: none is left to lead nowhere. */
    private static Stream<Resource> links(ResourceView view, Resource to) {
        return Catalogue.types().stream()
                .filter(type -> type.style() == Style.LINK
                        && Writing.target(type).equals(to.id().type().ofService()))
                .flatMap(type -> view.below(ResourceId.of(to.id().service()), type).stream())
                .filter(link -> Writing.target(link.id()).equals(to.id()));
    }

    private static boolean scope(Resource resource) {
        var type = resource.id().type();
        return type.equals(Catalogue.SERVICE) || type.equals(Catalogue.WORKSPACES);
    }

    private static void collect(ResourceView view, Resource root, ResourceType type, List<Resource> into) {
        for (var child : Catalogue.under(type)) {
            collect(view, root, child, into);
            into.addAll(view.below(root.id(), child));
        }
    }

    private List<ResourceBehaviour> behaviours(Resource resource) {
        return behaviours.of(resource.id().type());
    }
}
