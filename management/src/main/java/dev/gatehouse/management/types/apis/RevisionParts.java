package dev.gatehouse.management.types.apis;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What belongs to one revision of an API: operations, policies, schemas, and whatever else stands below it without being
 * the whole API's.
 *
 * @param revision whose parts they are
 * @param resources parents before their children, each type in order of creation
 */
record RevisionParts(ResourceId revision, List<Resource> resources) {

    static RevisionParts of(ResourceView view, ResourceId revision) {
        var parts = new ArrayList<Resource>();
        Catalogue.under(revision.type()).stream()
                .filter(type -> !Revisions.ofTheApi(type))
                .forEach(type -> collect(view, revision, type, parts));
        return new RevisionParts(revision, List.copyOf(parts));
    }

    private static void collect(ResourceView view, ResourceId revision, ResourceType type, List<Resource> into) {
        into.addAll(view.below(revision, type));
        Catalogue.under(type).forEach(child -> collect(view, revision, child, into));
    }

    /** Takes them away. */
    void remove(ResourceChange change) {
        resources.forEach(part -> change.remove(part.id()));
    }

    /** Puts them below another revision, as the resources that they were. */
    void put(ResourceChange change, ResourceId other) {
        resources.forEach(part -> change.save(at(part, other, part.uid())));
    }

    /** Puts copies of them below another revision. */
    void copy(ResourceChange change, ResourceId other) {
        resources.forEach(part -> change.save(at(part, other, UUID.randomUUID().toString())));
    }

    private Resource at(Resource part, ResourceId other, String uid) {
        var names = new ArrayList<>(other.names());
        names.addAll(part.id()
                .names()
                .subList(revision.names().size(), part.id().names().size()));
        return new Resource(
                new ResourceId(
                        other.service(), typeBelow(other.type(), part.id().type()), names),
                uid,
                part.document(),
                part.internal(),
                0,
                part.created(),
                Long.MAX_VALUE);
    }

    /** The type under another kind of API, where a service's is copied into a workspace or back. */
    private ResourceType typeBelow(ResourceType api, ResourceType part) {
        if (api.equals(revision.type())) {
            return part;
        }
        var above = part.parent().orElseThrow();
        var parent = above.equals(revision.type()) ? api : typeBelow(api, above);
        return Catalogue.child(parent, part.segment()).orElseThrow();
    }
}
