package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.resource.AccessRequest;
import dev.gatehouse.model.resource.AccessRequest.State;

import java.util.List;
import java.util.Optional;

/** Requests that wait. There is one of an application and a product at most. */
final class OpenRequests {
    private OpenRequests() {}

    /** All requests of an application for a product, in order of creation. */
    static List<Resource> all(ResourceId application, ResourceId product, ResourceView view) {
        return of("applicationId", application, view).stream()
                .filter(request -> request.as(AccessRequest.class).productId().equalsIgnoreCase(product.shortPath()))
                .toList();
    }

    /** The one that waits. */
    static Optional<Resource> between(ResourceId application, ResourceId product, ResourceView view) {
        return all(application, product, view).stream()
                .filter(OpenRequests::waits)
                .findFirst();
    }

    /** All requests that name a resource. */
    static List<Resource> of(String property, ResourceId named, ResourceView view) {
        return view.having(ResourceId.of(named.service()), RequestTypes.ACCESS_REQUESTS, property, named.shortPath());
    }

    static boolean waits(Resource request) {
        return request.as(AccessRequest.class).state() == State.PENDING;
    }

    /**
     * Ends one by what happened to something else.
     *
     * @param by who did that; empty if it isn't known
     */
    static AccessRequest end(ResourceChange change, Resource request, State state, String by) {
        var document = request.document().deepCopy();
        var properties = Json.properties(document);
        properties.put("state", state.wireName()).put("decidedDate", Dates.seconds(change.now()));
        if (!by.isEmpty()) {
            properties.put("decidedBy", by);
        }
        var ended = request.holding(document, request.internal());
        change.save(ended);
        return ended.as(AccessRequest.class);
    }
}
