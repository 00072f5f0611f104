package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Set;

/** The products that have an API. */
final class ApiProductType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.API_PRODUCTS);
    }

    @Override
    public List<Resource> members(Resource api, ResourceView view) {
        return view.below(api.id().scope(), Catalogue.PRODUCT_APIS).stream()
                .filter(link -> link.id().name().equalsIgnoreCase(api.id().name()))
                .flatMap(link -> view.find(link.id().parent().orElseThrow()).stream())
                .toList();
    }
}
