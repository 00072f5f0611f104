package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.Entity;
import io.vavr.collection.HashMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service's client applications and the products granted to them, immutable. */
public final class Applications {
    static final Applications EMPTY = new Applications(HashMap.empty(), Index.EMPTY, HashMap.empty(), Index.EMPTY);

    private final HashMap<String, Entity.Application> byId;
    private final Index byClientId;
    private final HashMap<String, Entity.ProductLink> links;
    private final Index linksByPair;

    private Applications(
            HashMap<String, Entity.Application> byId,
            Index byClientId,
            HashMap<String, Entity.ProductLink> links,
            Index linksByPair) {
        this.byId = byId;
        this.byClientId = byClientId;
        this.links = links;
        this.linksByPair = linksByPair;
    }

    Applications with(Entity.Application application) {
        var rest = withoutApplication(application.id());
        return new Applications(
                rest.byId.put(application.id(), application),
                rest.byClientId.with(folded(application.clientId()), application.id()),
                links,
                linksByPair);
    }

    Applications withoutApplication(String id) {
        var before = byId.getOrElse(id, null);
        return before == null
                ? this
                : new Applications(
                        byId.remove(id), byClientId.without(folded(before.clientId()), id), links, linksByPair);
    }

    Applications with(Entity.ProductLink link) {
        var rest = withoutLink(link.id());
        return new Applications(
                byId,
                byClientId,
                rest.links.put(link.id(), link),
                rest.linksByPair.with(pair(link.applicationId(), link.productId()), link.id()));
    }

    Applications withoutLink(String id) {
        var before = links.getOrElse(id, null);
        return before == null
                ? this
                : new Applications(
                        byId,
                        byClientId,
                        links.remove(id),
                        linksByPair.without(pair(before.applicationId(), before.productId()), id));
    }

    /** @param clientId {@code azp} or {@code appid} of a token */
    public Optional<Entity.Application> byClientId(String clientId) {
        var found = byClientId.get(folded(clientId));
        return found.isEmpty() ? Optional.empty() : Optional.of(byId.getOrElse(found.head(), null));
    }

    /** The link of an application to a product; an active one when there are several. */
    public Optional<Entity.ProductLink> link(Entity.Application application, Entity.Product product) {
        Optional<Entity.ProductLink> found = Optional.empty();
        for (var id : linksByPair.get(pair(application.id(), product.id()))) {
            var link = links.getOrElse(id, null);
            if (link.active()) {
                return Optional.of(link);
            }
            found = Optional.of(link);
        }
        return found;
    }

    List<Entity> all() {
        var all = new ArrayList<Entity>(byId.toJavaMap().values());
        all.addAll(links.toJavaMap().values());
        return all;
    }

    private static String pair(String applicationId, String productId) {
        return applicationId + ' ' + productId;
    }

    private static String folded(String clientId) {
        return clientId.toLowerCase(Locale.ROOT);
    }
}
