package dev.gatehouse.management.types.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.GroupType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** Which groups see a product: a new one is seen by administrators alone, until others are let in. */
public final class ProductGroups implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCTS);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.creating()) {
            show(change, draft.id(), GroupType.ADMINISTRATORS);
        }
    }

    /** Lets a built-in group see a product; nothing happens where the group isn't there or sees it. */
    public static void show(ResourceChange change, ResourceId product, String group) {
        var link = product.child(PeopleTypes.PRODUCT_GROUPS, group);
        if (change.exists(product.beside(Catalogue.GROUPS, group)) && !change.exists(link)) {
            change.save(Resource.made(link, Json.object(), change.now()));
        }
    }

    @Override
    public void render(Resource product, ObjectNode document, ResourceView view, Map<String, String> query) {
        if (Boolean.parseBoolean(query.get("expandGroups"))) {
            GroupExpansion.put(
                    Json.properties(document),
                    view.below(product.id(), PeopleTypes.PRODUCT_GROUPS).stream()
                            .flatMap(link -> view
                                    .find(link.id()
                                            .beside(Catalogue.GROUPS, link.id().name()))
                                    .stream())
                            .sorted(Comparator.comparing(group -> group.id().name()))
                            .toList());
        }
    }
}
