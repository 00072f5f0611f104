package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.resource.Api;

/**
 * Makes another revision of an API the current one: the two change places, with all that belongs to them, in one
 * transaction. What is the API's own (products, subscriptions, releases) stays and now means the other revision.
 */
final class CurrentRevision {
    private CurrentRevision() {}

    static void make(ResourceChange change, Resource current, Resource next) {
        var leaving = RevisionParts.of(change, current.id());
        var coming = RevisionParts.of(change, next.id());
        var place = Revisions.revision(current.id(), current.as(Api.class).apiRevision());
        leaving.remove(change);
        coming.remove(change);
        change.remove(next.id());
        change.save(current.holding(saying(next, true), next.internal()));
        change.save(new Resource(
                place, next.uid(), saying(current, false), current.internal(), 0, current.created(), Long.MAX_VALUE));
        coming.put(change, current.id());
        leaving.put(change, place);
    }

    private static ObjectNode saying(Resource revision, boolean current) {
        var document = revision.document().deepCopy();
        Json.properties(document).put("isCurrent", current);
        return document;
    }
}
