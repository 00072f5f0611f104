package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;

/**
 * An API is in at most one open product: for a caller without any credential the product must be certain
 * (facts/gateway.md §3.3).
 */
final class OpenProducts {
    private OpenProducts() {}

    /** @throws ArmException 409 if the API is in another open product than this one */
    static void refuseSecond(ResourceView view, ResourceId product, String api) {
        view.below(product.scope(), Catalogue.PRODUCT_APIS).stream()
                .filter(link -> link.id().name().equalsIgnoreCase(api))
                .map(link -> link.id().parent().orElseThrow())
                .filter(other -> !other.equals(product))
                .filter(other ->
                        view.find(other).orElseThrow().as(Product.class).open())
                .findFirst()
                .ifPresent(other -> {
                    throw ArmException.conflict("API " + api + " is in product " + other.name()
                            + ", which is open; it can't be in a second open product " + product.name() + ".");
                });
    }
}
