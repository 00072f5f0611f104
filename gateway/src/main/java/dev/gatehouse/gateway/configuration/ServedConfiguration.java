package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;

import java.util.Optional;

/** What the gateway serves at one revision: every service, by its path and by its host names. Immutable. */
public final class ServedConfiguration {
    static final ServedConfiguration NONE = at("", 0);

    private final String store;
    private final long revision;
    private final HashMap<String, ServiceConfiguration> services;
    private final Index hosts;
    private final TreeSet<String> answeringUnclaimed;

    private ServedConfiguration(
            String store,
            long revision,
            HashMap<String, ServiceConfiguration> services,
            Index hosts,
            TreeSet<String> answeringUnclaimed) {
        this.store = store;
        this.revision = revision;
        this.services = services;
        this.hosts = hosts;
        this.answeringUnclaimed = answeringUnclaimed;
    }

    static ServedConfiguration of(GatewayConfiguration configuration) {
        var served = at(configuration.store(), configuration.revision());
        for (var each : configuration.services().entrySet()) {
            var service = ServiceConfiguration.empty(each.getKey());
            for (var entity : each.getValue()) {
                service = service.with(entity);
            }
            served = served.with(service);
        }
        return served;
    }

    /** Nothing yet, as of that revision. */
    static ServedConfiguration at(String store, long revision) {
        return new ServedConfiguration(store, revision, HashMap.empty(), Index.EMPTY, TreeSet.empty());
    }

    ServedConfiguration with(String service, Entity entity) {
        return with(
                services.getOrElse(service, ServiceConfiguration.empty(service)).with(entity));
    }

    ServedConfiguration with(ConfigurationUpdate update) {
        var served = this;
        for (var change : update.changes()) {
            var service = served.services.getOrElse(change.service(), ServiceConfiguration.empty(change.service()));
            served = served.with(
                    switch (change) {
                        case ConfigurationChange.Put put -> service.with(put.entity());
                        case ConfigurationChange.Remove remove -> service.without(remove.kind(), remove.id());
                    });
        }
        return new ServedConfiguration(
                store, update.revision(), served.services, served.hosts, served.answeringUnclaimed);
    }

    private ServedConfiguration with(ServiceConfiguration changed) {
        var before = services.getOrElse(changed.path(), ServiceConfiguration.empty(changed.path()))
                .service();
        var after = changed.service();
        if (before.equals(after)) {
            return new ServedConfiguration(
                    store, revision, services.put(changed.path(), changed), hosts, answeringUnclaimed);
        }
        var claimed =
                before.map(old -> hosts.without(old.hosts(), changed.path())).orElse(hosts);
        claimed = after.isPresent() ? claimed.with(after.get().hosts(), changed.path()) : claimed;
        return new ServedConfiguration(
                store,
                revision,
                services.put(changed.path(), changed),
                claimed,
                after.filter(Entity.Service::answersUnclaimedHosts).isPresent()
                        ? answeringUnclaimed.add(changed.path())
                        : answeringUnclaimed.remove(changed.path()));
    }

    /** Identifies the store that {@link #revision()} counts in; empty while there is no configuration. */
    public String store() {
        return store;
    }

    public long revision() {
        return revision;
    }

    /** @param path the service's ARM path, in lower case */
    public Optional<ServiceConfiguration> service(String path) {
        return Optional.ofNullable(services.getOrElse(path, null));
    }

    /** @param host as the caller named it, without port, in lower case */
    public Optional<ServiceConfiguration> serviceAt(String host) {
        var claimed = hosts.get(host);
        if (!claimed.isEmpty()) {
            return service(claimed.head());
        }
        return answeringUnclaimed.isEmpty() ? Optional.empty() : service(answeringUnclaimed.head());
    }

    /** Every service, by its path. */
    public Iterable<ServiceConfiguration> services() {
        return services.values();
    }

    /** The plain data that it was made of. */
    GatewayConfiguration plain() {
        var all = new java.util.HashMap<String, java.util.List<Entity>>();
        services.forEach((path, service) -> all.put(path, service.entities()));
        return new GatewayConfiguration(store, revision, all);
    }
}
