package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.portal.developer.Developer;
import dev.gatehouse.portal.session.Session;

import java.util.List;
import java.util.function.Function;

/** A developer's: operations of the products that they see, with applications and subscriptions of their own. */
final class DeveloperDesk implements Desk {
    private final Resources resources;
    private final ServiceId service;

    DeveloperDesk(Resources resources, ServiceId service) {
        this.resources = resources;
        this.service = service;
    }

    @Override
    public CallTarget target(Session session, String api, String operation) {
        return as(
                session,
                developer -> CallTarget.find(developer.view(), ResourceId.of(service), api, operation)
                        .filter(found -> developer.products().stream()
                                .anyMatch(product -> ProductsOf.contains(developer.view(), product, found)))
                        .orElseThrow(() -> missing("You see no operation of this name.")));
    }

    @Override
    public Resource application(Session session, String name) {
        if (!Catalogue.CLIENT_APPLICATIONS.name().allows(name)) {
            throw missing("You have no application of this name.");
        }
        return as(
                session,
                developer -> developer
                        .application(name)
                        .orElseThrow(() -> missing("You have no application of this name.")));
    }

    @Override
    public List<Resource> products(Session session, CallTarget target, Resource application) {
        return as(session, developer -> products(developer, target, application));
    }

    private static List<Resource> products(Developer developer, CallTarget target, Resource application) {
        return ProductsOf.takingTokens(developer.view(), developer.products(), target, application);
    }

    @Override
    public Resource subscription(Session session, String name) {
        return as(
                session,
                developer -> developer.subscriptions().stream()
                        .filter(own -> own.id().name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> missing("You have no subscription of this name.")));
    }

    @Override
    public void offer(Session session, CallTarget target, ObjectNode document) {
        as(session, developer -> {
            var applications = document.putArray("applications");
            for (var each : developer.applications()) {
                var application = each.as(ClientApplication.class);
                var offered = applications
                        .addObject()
                        .put("name", each.id().name())
                        .put("displayName", application.displayName())
                        .put("enabled", application.enabled());
                var products = offered.putArray("products");
                for (var product : products(developer, target, each)) {
                    products.addObject()
                            .put("name", product.id().name())
                            .put("displayName", product.as(Product.class).displayName())
                            .put(
                                    "granted",
                                    ProductsOf.link(developer.view(), each, product)
                                            .isPresent());
                }
            }
            var subscriptions = document.putArray("subscriptions");
            for (var each : developer.subscriptions()) {
                var subscription = each.as(Subscription.class);
                if (subscription.state() == Subscription.State.ACTIVE && opens(developer, subscription, target)) {
                    subscriptions
                            .addObject()
                            .put("name", each.id().name())
                            .put("displayName", subscription.displayName());
                }
            }
            return document;
        });
    }

    private static boolean opens(Developer developer, Subscription subscription, CallTarget target) {
        var scope = subscription.scope();
        if (scope.contains("/products/")) {
            return developer
                    .view()
                    .find(ResourceId.of(developer.user().id().service())
                            .child(Catalogue.PRODUCTS, ProductsOf.name(scope)))
                    .filter(product -> product.as(Product.class).acceptsKeys())
                    .filter(product -> ProductsOf.contains(developer.view(), product, target))
                    .isPresent();
        }
        return !scope.contains("/apis/") || ProductsOf.name(scope).equalsIgnoreCase(target.apiName());
    }

    private <T> T as(Session session, Function<Developer, T> asked) {
        return resources.read(view -> asked.apply(Developer.of(session.person(), service, view)
                .orElseThrow(() -> new RequestException(
                        403,
                        "NoDeveloper",
                        "Your account is not joined to an active user of this service: ask its manager."))));
    }

    private static RequestException missing(String message) {
        return new RequestException(404, "NotFound", message);
    }
}
