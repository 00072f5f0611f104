package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.Entity;
import io.vavr.collection.HashMap;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service's products, immutable: by id, by the audiences of their applications (kept when application access was
 * withdrawn), by the APIs that they contain.
 */
public final class Products {
    static final Products EMPTY = new Products(HashMap.empty(), Index.EMPTY, Index.EMPTY, Index.EMPTY);

    private final HashMap<String, Entity.Product> byId;
    private final Index byAudience;
    private final Index byApi;
    private final Index openByApi;

    private Products(HashMap<String, Entity.Product> byId, Index byAudience, Index byApi, Index openByApi) {
        this.byId = byId;
        this.byAudience = byAudience;
        this.byApi = byApi;
        this.openByApi = openByApi;
    }

    Products with(Entity.Product product) {
        var rest = without(product.id());
        return new Products(
                rest.byId.put(product.id(), product),
                rest.byAudience.with(audiences(product), product.id()),
                rest.byApi.with(product.apiIds(), product.id()),
                product.open() ? rest.openByApi.with(product.apiIds(), product.id()) : rest.openByApi);
    }

    Products without(String id) {
        var before = byId.getOrElse(id, null);
        if (before == null) {
            return this;
        }
        return new Products(
                byId.remove(id),
                byAudience.without(audiences(before), id),
                byApi.without(before.apiIds(), id),
                openByApi.without(before.apiIds(), id));
    }

    public Optional<Entity.Product> product(String id) {
        return Optional.ofNullable(byId.getOrElse(id, null));
    }

    /**
     * The products that a token is for.
     *
     * @param audience {@code aud}: the application's id or its identifier URI, which may end in a slash (facts/
     *     entra-and-graph.md §4)
     */
    public List<Entity.Product> forAudience(String audience) {
        var found = byAudience.get(folded(audience));
        return found.isEmpty()
                ? List.of()
                : found.toJavaStream().map(id -> byId.getOrElse(id, null)).toList();
    }

    /** The products that contain an API. */
    public Stream<Entity.Product> containing(Entity.Api api) {
        return byApi.get(baseId(api)).toJavaStream().map(id -> byId.getOrElse(id, null));
    }

    /** The product that opens an API to callers without any credential. */
    public Optional<Entity.Product> openFor(Entity.Api api) {
        var open = openByApi.get(baseId(api));
        return open.isEmpty() ? Optional.empty() : product(open.head());
    }

    public static boolean contains(Entity.Product product, Entity.Api api) {
        return product.apiIds().contains(baseId(api));
    }

    Collection<Entity.Product> all() {
        return byId.toJavaMap().values();
    }

    /** Products contain an API whole, whatever its revision. */
    public static String baseId(Entity.Api api) {
        int revision = api.id().indexOf(";rev=");
        return revision < 0 ? api.id() : api.id().substring(0, revision);
    }

    private static List<String> audiences(Entity.Product product) {
        return product.application().stream()
                .flatMap(application -> Stream.of(application.applicationId(), application.audience()))
                .map(Products::folded)
                .filter(audience -> !audience.isEmpty())
                .toList();
    }

    private static String folded(String audience) {
        var trimmed = audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
        return trimmed.toLowerCase(Locale.ROOT);
    }
}
