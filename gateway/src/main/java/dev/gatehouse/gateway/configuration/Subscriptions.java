package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.Entity;
import io.vavr.collection.HashMap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service's subscriptions, immutable, by id and by the hashes of their keys. */
public final class Subscriptions {
    static final Subscriptions EMPTY = new Subscriptions(HashMap.empty(), Index.EMPTY);

    private final HashMap<String, Entity.Subscription> byId;
    private final Index byKey;

    private Subscriptions(HashMap<String, Entity.Subscription> byId, Index byKey) {
        this.byId = byId;
        this.byKey = byKey;
    }

    Subscriptions with(Entity.Subscription subscription) {
        var rest = without(subscription.id());
        return new Subscriptions(
                rest.byId.put(subscription.id(), subscription),
                rest.byKey.with(hashes(subscription), subscription.id()));
    }

    Subscriptions without(String id) {
        var before = byId.getOrElse(id, null);
        return before == null ? this : new Subscriptions(byId.remove(id), byKey.without(hashes(before), id));
    }

    /** @param hash the keyed hash of a key */
    public Optional<Entity.Subscription> byKeyHash(String hash) {
        var found = byKey.get(hash);
        return found.isEmpty() ? Optional.empty() : Optional.of(byId.getOrElse(found.head(), null));
    }

    Collection<Entity.Subscription> all() {
        return byId.toJavaMap().values();
    }

    private static List<String> hashes(Entity.Subscription subscription) {
        return Stream.of(subscription.primaryKeyHash(), subscription.secondaryKeyHash())
                .filter(hash -> !hash.isEmpty())
                .toList();
    }
}
