package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.Products;
import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.secret.KeyedHash;

import java.util.Optional;

/** What the subscription key of a request is to the API that it calls (facts/gateway.md §3.3). */
sealed interface KeyFinding {

    /** There is none. */
    record None() implements KeyFinding {}

    /**
     * It opens the API.
     *
     * @param product the product that it is for; none for keys of an API, of all APIs, of the service
     */
    record Right(Entity.Subscription subscription, Optional<Entity.Product> product) implements KeyFinding {}

    /** It is a good key of a product that does not contain the API. */
    record OfOtherProduct() implements KeyFinding {}

    /**
     * Anything else.
     *
     * @param detail why, for operators
     */
    record Wrong(String detail) implements KeyFinding {}

    static KeyFinding of(Optional<String> key, ServiceConfiguration service, Entity.Api api, KeyedHash hashes) {
        if (key.isEmpty()) {
            return new None();
        }
        var found = service.subscriptions().byKeyHash(hashes.of(key.get()));
        if (found.isEmpty()) {
            return new Wrong("the key is nobody's");
        }
        var subscription = found.get();
        if (!subscription.active()) {
            return new Wrong("subscription " + subscription.id() + " is not active");
        }
        if (subscription
                .ownerId()
                .flatMap(service::user)
                .filter(user -> !user.active())
                .isPresent()) {
            return new Wrong("the owner of subscription " + subscription.id() + " is not active");
        }
        return switch (subscription.scope()) {
            case SERVICE, ALL_APIS -> new Right(subscription, Optional.empty());
            case WORKSPACE ->
                api.workspace().equals(subscription.scopeId())
                        ? new Right(subscription, Optional.empty())
                        : new Wrong("subscription " + subscription.id() + " is for the APIs of a workspace");
            case API ->
                Products.baseId(api).equals(subscription.scopeId())
                        ? new Right(subscription, Optional.empty())
                        : new Wrong("subscription " + subscription.id() + " is for another API");
            case PRODUCT -> ofProduct(subscription, service.products().product(subscription.scopeId()), api);
        };
    }

    private static KeyFinding ofProduct(
            Entity.Subscription subscription, Optional<Entity.Product> product, Entity.Api api) {
        if (product.isEmpty()) {
            return new Wrong("the product of subscription " + subscription.id() + " is gone");
        }
        if (!product.get().acceptsKeys()) {
            return new Wrong("product " + product.get().id() + " does not accept keys");
        }
        return Products.contains(product.get(), api) ? new Right(subscription, product) : new OfOtherProduct();
    }
}
