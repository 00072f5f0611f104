package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.portal.developer.Developer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** With what of theirs a developer calls an API; never a secret. */
record Credentials(Developer developer, Resource api, List<Resource> products) {
    private static final String ALL_APIS = "/apis";

    void tell(ObjectNode json) {
        applications(json);
        subscriptions(json);
    }

    /** Applications by way of each of the API's products. */
    private void applications(ObjectNode json) {
        var list = json.putArray("applications");
        for (var each : developer.applications()) {
            var application = each.as(ClientApplication.class);
            for (var link : developer.links(each)) {
                developer
                        .product(link)
                        .filter(product ->
                                products.stream().anyMatch(other -> other.id().equals(product.id())))
                        .filter(product -> product.as(Product.class).acceptsTokens())
                        .ifPresent(product -> list.addObject()
                                .put("name", each.id().name())
                                .put("displayName", application.displayName())
                                .put(
                                        "clientId",
                                        application.entraApplicationId().orElse(""))
                                .put("enabled", application.enabled())
                                .put(
                                        "state",
                                        link.state()
                                                .map(state -> state.wireName())
                                                .orElse(""))
                                .setAll(ProductDocuments.access(product)
                                        .retain("audience", "scope")
                                        .put("product", product.id().name())
                                        .put(
                                                "productName",
                                                product.as(Product.class).displayName())));
            }
        }
    }

    private void subscriptions(ObjectNode json) {
        var opening = new HashMap<String, Boolean>();
        opening.put(ALL_APIS, true);
        opening.put(api.id().key(), true);
        products.stream()
                .filter(product -> product.as(Product.class).acceptsKeys())
                .forEach(product -> opening.put(product.id().key(), true));
        var list = json.putArray("subscriptions");
        for (var each : developer.subscriptions()) {
            var subscription = each.as(Subscription.class);
            if (opening.containsKey(subscription.scope().toLowerCase(Locale.ROOT))) {
                list.addObject()
                        .put("name", each.id().name())
                        .put("displayName", subscription.displayName())
                        .put("state", subscription.state().wireName());
            }
        }
    }
}
