package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Subscription.Scope;
import dev.gatehouse.model.resource.Subscription;

import java.util.Locale;

/** Subscriptions as the gateway knows them: with hashes of their keys, and the scope taken apart. */
final class Subscriptions {
    private Subscriptions() {}

    static Entity entity(Resource resource) {
        var subscription = resource.as(Subscription.class);
        var scope = subscription.scope();
        return new Entity.Subscription(
                resource.id().name().toLowerCase(Locale.ROOT),
                subscription.displayName(),
                scope(scope),
                scope(scope) == Scope.PRODUCT || scope(scope) == Scope.API ? Entities.lastName(scope) : "",
                subscription.ownerId().map(Entities::lastName),
                subscription.state() == Subscription.State.ACTIVE,
                Sealing.hash(resource, "primaryKey").orElse(""),
                Sealing.hash(resource, "secondaryKey").orElse(""),
                subscription.createdDate().orElse(resource.created()),
                subscription.startDate(),
                subscription.endDate());
    }

    /** Kept as {@code /products/x}, {@code /apis/x}, {@code /apis} or {@code /}. */
    private static Scope scope(String kept) {
        var lower = kept.toLowerCase(Locale.ROOT);
        if (lower.startsWith("/products/")) {
            return Scope.PRODUCT;
        }
        if (lower.startsWith("/apis/")) {
            return Scope.API;
        }
        return lower.equals("/apis") ? Scope.ALL_APIS : Scope.SERVICE;
    }
}
