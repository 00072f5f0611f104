package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.Grant;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.ProductLink;

import java.util.List;
import java.util.Set;

/** A product's role in a client application's hands. */
record GrantTask(Whom application, Whom product, String roleId) implements Task {
    static final String KIND = "grant";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return new Subjects(Set.of(ClientTask.subject(application.uid())), Set.of(ProductTask.subject(product.uid())));
    }

    @Override
    public ObjectNode payload() {
        var json = Json.object().put("roleId", roleId);
        json.set("application", application.toJson());
        return json.set("product", product.toJson());
    }

    static GrantTask of(JsonNode payload) {
        return new GrantTask(
                Whom.of(payload.path("application")),
                Whom.of(payload.path("product")),
                payload.path("roleId").asText());
    }

    @Override
    public List<Step> giving() {
        return List.of(new Step(
                "grant the role", (directory, _) -> directory.provider().grant(grant())));
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var client = application.in(view);
        if (client.isEmpty()) {
            // Its application goes for good, and the grant with it.
            return List.of();
        }
        if (!linked(client.get(), view)) {
            return List.of(new Step(
                    "revoke the role", (directory, _) -> directory.provider().revoke(grant())));
        }
        var open = product.in(view)
                .map(found -> found.as(Product.class).acceptsTokens())
                .orElse(false);
        return open ? giving() : List.of();
    }

    private boolean linked(Resource client, ResourceView view) {
        return view.below(client.id(), Catalogue.PRODUCT_LINKS).stream()
                .map(link -> link.as(ProductLink.class))
                .filter(ProductLink::active)
                .anyMatch(link -> link.productId().equalsIgnoreCase(product.id().shortPath()));
    }

    private Grant grant() {
        return new Grant(ClientTask.uniqueName(application.uid()), ProductTask.uniqueName(product.uid()), roleId);
    }
}
