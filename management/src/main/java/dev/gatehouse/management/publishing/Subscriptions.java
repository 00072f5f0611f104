package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Subscription.Scope;
import dev.gatehouse.model.resource.Subscription;

import java.util.Locale;

/** Subscriptions as the gateway knows them: with hashes of their keys, and the scope taken apart. */
final class Subscriptions {
    private static final String WORKSPACES = "/workspaces/";

    private Subscriptions() {}

    static Entity entity(Resource resource) {
        var subscription = resource.as(Subscription.class);
        var scope = subscription.scope();
        return new Entity.Subscription(
                EntityRef.id(resource.id()),
                subscription.displayName(),
                scope(scope),
                EntityRef.id(scope),
                subscription.ownerId().map(Entities::lastName),
                subscription.state() == Subscription.State.ACTIVE,
                Sealing.hash(resource, "primaryKey").orElse(""),
                Sealing.hash(resource, "secondaryKey").orElse(""),
                subscription.createdDate().orElse(resource.created()),
                subscription.startDate(),
                subscription.endDate());
    }

    /** Kept as {@code /products/x}, {@code /apis/x}, {@code /apis} or {@code /}; but for the last, perhaps of a workspace. */
    private static Scope scope(String kept) {
        var whole = kept.toLowerCase(Locale.ROOT);
        var workspace = whole.startsWith(WORKSPACES);
        var lower = workspace ? whole.substring(whole.indexOf('/', WORKSPACES.length())) : whole;
        if (lower.startsWith("/products/")) {
            return Scope.PRODUCT;
        }
        if (lower.startsWith("/apis/")) {
            return Scope.API;
        }
        if (lower.equals("/apis")) {
            return workspace ? Scope.WORKSPACE : Scope.ALL_APIS;
        }
        return Scope.SERVICE;
    }
}
