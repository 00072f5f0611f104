package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Set;

/** The subscriptions to a product. */
final class ProductSubscriptionType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCT_SUBSCRIPTIONS);
    }

    @Override
    public List<Resource> members(Resource product, ResourceView view) {
        return ProductType.subscriptions(product, view);
    }
}
