package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Product;

import java.util.Set;

/** That a product has an API. */
final class ProductApiType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCT_APIS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var product = draft.id().parent().orElseThrow();
        if (view.find(product).orElseThrow().as(Product.class).open()) {
            OpenProducts.refuseSecond(view, product, draft.id().name());
        }
    }
}
