package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.portal.developer.Developer;
import dev.gatehouse.portal.developer.Visitor;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is told of products. */
final class ProductDocuments {
    private final Visitor visitor;
    private final Map<String, Long> apis;

    ProductDocuments(Visitor visitor) {
        this.visitor = visitor;
        this.apis = visitor.view().below(ResourceId.of(visitor.service()), Catalogue.PRODUCT_APIS).stream()
                .map(link -> link.id().parent().orElseThrow().key())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** A line of a list. */
    ObjectNode line(Resource resource) {
        return access(resource)
                .put("description", resource.as(Product.class).description().orElse(""))
                .put("apis", apis.getOrDefault(resource.id().key(), 0L));
    }

    /** Its name, and what opens it. */
    static ObjectNode access(Resource resource) {
        var product = resource.as(Product.class);
        var json = Json.object()
                .put("name", resource.id().name())
                .put("displayName", product.displayName())
                .put("acceptsTokens", product.acceptsTokens())
                .put("acceptsKeys", takesSubscriptions(product))
                .put("open", product.open());
        if (product.acceptsTokens()) {
            product.application()
                    .flatMap(Product.Application::entra)
                    .flatMap(Product.Entra::audience)
                    .ifPresent(audience -> json.put("audience", audience).put("scope", audience + "/.default"));
        }
        return json;
    }

    /** Whether one subscribes to it. */
    static boolean takesSubscriptions(Product product) {
        return product.acceptsKeys() && product.subscriptionRequired();
    }

    /** All of it, with what of the developer's is joined to it. */
    ObjectNode whole(Resource resource) {
        var product = resource.as(Product.class);
        var json = access(resource)
                .put("description", product.description().orElse(""))
                .put("terms", product.terms().orElse(""))
                .put("approvalRequired", product.approvalRequired().orElse(false));
        product.subscriptionsLimit().ifPresent(limit -> json.put("subscriptionsLimit", limit));
        var list = json.putArray("apis");
        for (var each : visitor.apisOf(resource)) {
            var api = each.as(Api.class);
            list.addObject()
                    .put("name", each.id().name())
                    .put("displayName", api.displayName().orElse(each.id().name()))
                    .put("description", api.description().orElse(""))
                    .put("version", api.apiVersion().orElse(""));
        }
        visitor.developer().ifPresent(developer -> {
            applications(json, developer, resource);
            subscriptions(json, developer, resource);
        });
        return json;
    }

    private static void applications(ObjectNode json, Developer developer, Resource product) {
        var list = json.putArray("applications");
        for (var each : developer.applications()) {
            developer.links(each).stream()
                    .filter(link -> developer
                            .product(link)
                            .filter(linked -> linked.id().equals(product.id()))
                            .isPresent())
                    .forEach(link -> list.addObject()
                            .put("name", each.id().name())
                            .put("displayName", each.as(ClientApplication.class).displayName())
                            .put(
                                    "state",
                                    link.state().map(state -> state.wireName()).orElse("")));
        }
    }

    private static void subscriptions(ObjectNode json, Developer developer, Resource product) {
        var list = json.putArray("subscriptions");
        for (var each : developer.subscriptions()) {
            var subscription = each.as(Subscription.class);
            if (subscription.scope().equalsIgnoreCase(product.id().shortPath())) {
                list.addObject()
                        .put("name", each.id().name())
                        .put("displayName", subscription.displayName())
                        .put("state", subscription.state().wireName());
            }
        }
    }
}
