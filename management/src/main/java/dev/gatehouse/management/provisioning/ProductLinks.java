package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.ClientApplicationType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ProductLink;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which products a client application may call: a link grants the product's role, its end takes the role away. */
final class ProductLinks implements ResourceBehaviour {
    private final Provisioning provisioning;

    ProductLinks(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.PRODUCT_LINKS);
    }

    @Override
    public Optional<Giving> giving(Draft draft, ResourceView view) {
        if (draft.beforeAs(ProductLink.class).filter(ProductLink::active).isPresent()) {
            return Optional.empty();
        }
        var product = product(draft.as(ProductLink.class), draft.id(), view);
        return Optional.of(give(provisioning, task(draft.id().parent().orElseThrow(), product, view)));
    }

    /** Gives a product's role to an application that is there as long as the giving takes. */
    static Giving give(Provisioning provisioning, GrantTask task) {
        return provisioning.giving(task, _ -> {}, (_, change) -> requireSame(task, change));
    }

    /** What was deleted and made again meanwhile has the same id, but not the role that was granted. */
    private static void requireSame(GrantTask task, ResourceView view) {
        if (task.application().in(view).isEmpty() || task.product().in(view).isEmpty()) {
            throw ArmException.conflict(
                    "The application or the product was deleted and made again meanwhile. Try again.");
        }
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        ClientApplicationType.settle(draft.id().parent().orElseThrow(), change, Optional.empty());
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var link = deletion.resource();
        var id = ResourceId.of(link.id().service());
        var found = product(link, id, change);
        if (found.isPresent() && ProductApplication.known(found.get())) {
            var task = task(link.id().parent().orElseThrow(), found.get(), change);
            provisioning.align(change, task);
            WithdrawnGrants.unlinked(change, found.get(), task.application());
        }
        ClientApplicationType.settle(link.id().parent().orElseThrow(), change, Optional.of(link.id()));
    }

    /** The links of a client application. */
    static List<Resource> of(Resource application, ResourceView view) {
        return view.below(application.id(), Catalogue.PRODUCT_LINKS);
    }

    static boolean leadsTo(Resource link, ResourceId product) {
        return link.as(ProductLink.class).productId().equalsIgnoreCase(product.shortPath());
    }

    static GrantTask task(ResourceId applicationId, Resource product, ResourceView view) {
        var application = view.find(applicationId).orElseThrow();
        var role = ProductApplication.of(product).orElseThrow().role();
        return new GrantTask(Whom.of(application), Whom.of(product), role.id());
    }

    private static Resource product(ProductLink link, ResourceId id, ResourceView view) {
        return find(link.productId(), ResourceId.of(id.service()), view)
                .orElseThrow(() -> ArmException.notFound("The product " + link.productId()));
    }

    private static Optional<Resource> product(Resource link, ResourceId service, ResourceView view) {
        return find(link.as(ProductLink.class).productId(), service, view);
    }

    private static Optional<Resource> find(String productId, ResourceId service, ResourceView view) {
        return view.find(service.child(Catalogue.PRODUCTS, productId.substring(productId.lastIndexOf('/') + 1)));
    }
}
