package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;

import java.util.Set;

/** Links of client applications to products: the product must take tokens, and is linked once. */
final class ProductLinkType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCT_LINKS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        // Who comes this way is a manager, whose word is approval enough, also of a link that waits or was rejected.
        draft.properties().put("state", ClientApplication.State.ACTIVE.wireName());
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var product = draft.as(ProductLink.class).productId();
        var before = draft.beforeAs(ProductLink.class);
        var same = before.filter(link -> link.productId().equalsIgnoreCase(product));
        if (same.filter(ProductLink::active).isPresent()) {
            return;
        }
        if (before.isPresent() && same.isEmpty()) {
            problems.add("productId", "productId of a link can't be changed: delete the link and make another.");
            return;
        }
        var id = Ids.parse(draft.id().scope(), product, Catalogue.PRODUCTS).orElseThrow();
        if (!view.find(id).orElseThrow().as(Product.class).acceptsTokens()) {
            problems.add(
                    "productId",
                    "productId must be a product with application-based access: add application-token to"
                            + " authenticationType of " + id.name() + " first.");
        }
        view.below(draft.id().parent().orElseThrow(), Catalogue.PRODUCT_LINKS).stream()
                .filter(other -> !other.id().equals(draft.id()))
                .filter(other -> other.as(ProductLink.class).productId().equalsIgnoreCase(product))
                .findFirst()
                .ifPresent(other -> {
                    throw ArmException.conflict("The application is linked to product " + id.name()
                            + " already, by link " + other.id().name() + ".");
                });
    }
}
