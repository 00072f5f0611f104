package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.AccessRequest.State;
import dev.gatehouse.model.resource.ProductLink;

import java.util.Set;

/** A manager who links what was asked for has approved it, and one who takes a waiting link away has not. */
final class LinkedRequests implements ResourceBehaviour {
    private final RequestLetters letters;

    LinkedRequests(RequestLetters letters) {
        this.letters = letters;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCT_LINKS);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var by = draft.principal().name();
        OpenRequests.between(
                        draft.id().parent().orElseThrow(), product(draft.id(), draft.as(ProductLink.class)), change)
                .map(request -> OpenRequests.end(change, request, State.APPROVED, by))
                .ifPresent(request -> letters.decided(
                        change, request, ResourceId.of(draft.id().service())));
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var link = deletion.resource();
        var application = link.id().parent().orElseThrow();
        var open = OpenRequests.between(application, product(link.id(), link.as(ProductLink.class)), change);
        if (open.isEmpty()) {
            return;
        }
        if (deletion.asked()) {
            var ended = OpenRequests.end(change, open.get(), State.REJECTED, "");
            letters.decided(change, ended, ResourceId.of(link.id().service()));
        } else {
            OpenRequests.end(change, open.get(), State.CANCELLED, "");
        }
    }

    private static ResourceId product(ResourceId link, ProductLink says) {
        return Ids.parse(link.scope(), says.productId(), Catalogue.PRODUCTS).orElseThrow();
    }
}
