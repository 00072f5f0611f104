package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.ListField;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products: what they need of each other, of their subscriptions and of the tier. */
final class ProductType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCTS);
    }

    @Override
    public List<ListField> fields() {
        return List.of(ListField.kept(new Filterable("authenticationType", Set.of(), Set.of("any"))));
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        if (properties.path("subscriptionRequired").isBoolean()
                && !properties.get("subscriptionRequired").booleanValue()) {
            // These have no meaning without subscriptions; said explicitly they are refused below.
            if (!draft.names("approvalRequired")) {
                properties.remove("approvalRequired");
            }
            if (!draft.names("subscriptionsLimit")) {
                properties.remove("subscriptionsLimit");
            }
        }
        if (properties.get("authenticationType") instanceof ArrayNode types) {
            var once = new LinkedHashSet<>(types.valueStream().toList());
            types.removeAll().addAll(once);
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var product = draft.as(Product.class);
        if (!product.subscriptionRequired()) {
            if (product.approvalRequired().orElse(false)) {
                problems.add("approvalRequired", "approvalRequired can be true only if subscriptionRequired is true.");
            }
            if (product.subscriptionsLimit().isPresent()) {
                problems.add(
                        "subscriptionsLimit", "subscriptionsLimit can be given only if subscriptionRequired is true.");
            }
        }
        Names.unique(draft, view, "displayName", problems);
        if (product.acceptsTokens()) {
            refuseInWorkspace(draft.id());
            ServiceType.requireApplicationAccess(view, draft.id());
        }
        if (product.open() && !draft.creating()) {
            for (var link : view.below(draft.id(), Catalogue.PRODUCT_APIS)) {
                OpenProducts.refuseSecond(view, draft.id(), link.id().name());
            }
        }
    }

    /** Client applications are the service's, and linked to its own products alone. */
    private static void refuseInWorkspace(ResourceId product) {
        if (product.workspace().isPresent()) {
            throw new ArmException(
                    400,
                    "FeatureNotAvailable",
                    "Application-based access isn't available to products of a workspace: take application-token out of"
                            + " authenticationType, or make the product in the service.");
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var product = deletion.resource();
        var links = links(product, view)
                .filter(link -> link.as(ProductLink.class).active())
                .map(link -> link.id().parent().orElseThrow().name())
                .toList();
        if (!links.isEmpty()) {
            throw ArmException.conflict("Product " + product.id().name() + " is linked to client applications "
                    + String.join(", ", links) + ": unlink it from them first.");
        }
        var subscriptions = subscriptions(product, view);
        if (!subscriptions.isEmpty() && !deletion.asks("deleteSubscriptions")) {
            throw ArmException.conflict("Product " + product.id().name() + " has subscriptions "
                    + subscriptions.stream().map(found -> found.id().name()).collect(Collectors.joining(", "))
                    + ": delete them first, or ask for it with deleteSubscriptions=true.");
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        subscriptions(deletion.resource(), change).forEach(subscription -> change.remove(subscription.id()));
        // What only waits for the product, or was denied it, doesn't stand in its way.
        links(deletion.resource(), change).forEach(link -> {
            change.remove(link.id());
            ClientApplicationType.settle(link.id().parent().orElseThrow(), change, Optional.empty());
        });
    }

    private static Stream<Resource> links(Resource product, ResourceView view) {
        return view
                .having(
                        product.id().scope(),
                        Catalogue.PRODUCT_LINKS,
                        "productId",
                        product.id().shortPath())
                .stream();
    }

    /** The subscriptions to a product. */
    static List<Resource> subscriptions(Resource product, ResourceView view) {
        return view.having(
                product.id().scope(),
                Catalogue.SUBSCRIPTIONS,
                "scope",
                product.id().shortPath());
    }
}
