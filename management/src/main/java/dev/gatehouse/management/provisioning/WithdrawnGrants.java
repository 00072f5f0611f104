package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;

/**
 * The grants of a product whose application access is withdrawn. A directory may bring them back with the application;
 * so those of links that went meanwhile are remembered, and taken away then.
 */
final class WithdrawnGrants {
    private static final String UNLINKED = "unlinkedWhileWithdrawn";

    private WithdrawnGrants() {}

    /** A link goes: if its product is withdrawn, that is remembered. */
    static void unlinked(ResourceChange change, Resource product, Whom application) {
        if (product.as(Product.class).acceptsTokens() || !ProductApplication.known(product)) {
            return;
        }
        var internal = product.internal().deepCopy();
        var list = internal.get(UNLINKED) instanceof ArrayNode there ? there : internal.putArray(UNLINKED);
        list.add(application.toJson());
        change.save(product.holding(product.document(), internal));
    }

    /** The product is enabled again: the grants of its links come back, and those of links that went do not. */
    static void align(Provisioning provisioning, ResourceChange change, Draft product) {
        var application = ProductApplication.of(product.internal()).orElseThrow();
        var whom = new Whom(product.id(), product.uid());
        var roleId = application.role().id();
        var gone = product.internal().remove(UNLINKED);
        if (gone != null) {
            gone.forEach(one -> provisioning.align(change, new GrantTask(Whom.of(one), whom, roleId)));
        }
        for (var client : change.below(ResourceId.of(product.id().service()), Catalogue.CLIENT_APPLICATIONS)) {
            if (ProductLinks.of(client, change).stream().anyMatch(link -> ProductLinks.leadsTo(link, product.id()))) {
                provisioning.align(change, new GrantTask(Whom.of(client), whom, roleId));
            }
        }
    }
}
