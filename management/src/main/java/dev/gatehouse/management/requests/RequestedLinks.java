package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.ClientApplicationType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication.State;
import dev.gatehouse.model.resource.ProductLink;

import java.util.Optional;

/**
 * The links that requests make: one waits with its request, and gives nobody anything until it is active. What an active
 * one gives at the identity provider is given before it is written here.
 */
final class RequestedLinks {
    private RequestedLinks() {}

    /** The link between an application and a product, in whatever state. */
    static Optional<Resource> between(ResourceId application, ResourceId product, ResourceView view) {
        return view.below(application, Catalogue.PRODUCT_LINKS).stream()
                .filter(link -> link.as(ProductLink.class).productId().equalsIgnoreCase(product.shortPath()))
                .findFirst();
    }

    /** Brings the link into a state, and the application's state after it. */
    static void put(ResourceChange change, ResourceId application, ResourceId product, State state) {
        var link = between(application, product, change).orElseGet(() -> fresh(change, application, product));
        var document = link.document().deepCopy();
        Json.properties(document).put("productId", product.shortPath()).put("state", state.wireName());
        change.save(link.holding(document, link.internal()));
        ClientApplicationType.settle(application, change, Optional.empty());
    }

    /** Called as the product, unless another link is. */
    private static Resource fresh(ResourceChange change, ResourceId application, ResourceId product) {
        var named = application.child(Catalogue.PRODUCT_LINKS, product.name());
        var made = Resource.made(named, Json.object(), change.now());
        return change.exists(named)
                ? Resource.made(application.child(Catalogue.PRODUCT_LINKS, made.uid()), Json.object(), change.now())
                : made;
    }

    /** Takes the link away if it gives nobody anything. */
    static void removeIdle(ResourceChange change, ResourceId application, ResourceId product) {
        between(application, product, change)
                .filter(link -> !link.as(ProductLink.class).active())
                .ifPresent(link -> {
                    change.remove(link.id());
                    ClientApplicationType.settle(application, change, Optional.empty());
                });
    }
}
