package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.AccessRequest.State;
import dev.gatehouse.model.resource.ClientApplication;

import java.util.Set;

/** What becomes of requests when what they are about goes, or gets another owner. */
final class RequestEnds implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.CLIENT_APPLICATIONS, Catalogue.PRODUCTS, Catalogue.USERS);
    }

    /** Who owns an application is whose request waits. */
    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (!draft.id().type().equals(Catalogue.CLIENT_APPLICATIONS) || draft.creating()) {
            return;
        }
        var owner = draft.as(ClientApplication.class).ownerId();
        if (draft.beforeAs(ClientApplication.class).orElseThrow().ownerId().equalsIgnoreCase(owner)) {
            return;
        }
        OpenRequests.of("applicationId", draft.id(), change).stream()
                .filter(OpenRequests::waits)
                .forEach(request -> handOver(change, request, owner));
    }

    private static void handOver(ResourceChange change, Resource request, String owner) {
        var document = request.document().deepCopy();
        Json.properties(document).put("requesterId", owner);
        change.save(request.holding(document, request.internal()));
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var going = deletion.resource().id();
        if (going.type().equals(Catalogue.USERS)) {
            OpenRequests.of("requesterId", going, change).forEach(request -> change.remove(request.id()));
        } else if (going.type().equals(Catalogue.PRODUCTS)) {
            OpenRequests.of("productId", going, change).stream()
                    .filter(OpenRequests::waits)
                    .forEach(request -> OpenRequests.end(change, request, State.CANCELLED, ""));
        }
    }
}
