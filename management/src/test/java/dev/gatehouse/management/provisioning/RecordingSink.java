package dev.gatehouse.management.provisioning;

import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationSink;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.GatewayConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds what a gateway would serve. */
public final class RecordingSink implements ConfigurationSink {
    private final Map<String, Entity> entities = new TreeMap<>();
    private final List<ConfigurationUpdate> updates = new ArrayList<>();
    private String store = "";
    private long revision;
    private int replaced;

    @Override
    public synchronized String store() {
        return store;
    }

    @Override
    public synchronized long revision() {
        return revision;
    }

    @Override
    public synchronized void replace(GatewayConfiguration configuration) {
        replaced++;
        store = configuration.store();
        revision = configuration.revision();
        entities.clear();
        configuration
                .services()
                .forEach((service, all) -> all.forEach(one -> entities.put(key(service, one.kind(), one.id()), one)));
    }

    @Override
    public synchronized void apply(ConfigurationUpdate update) {
        if (update.revision() <= revision) {
            throw new IllegalStateException("revision " + update.revision() + " after " + revision);
        }
        updates.add(update);
        revision = update.revision();
        update.changes().forEach(change -> {
            switch (change) {
                case ConfigurationChange.Put(var service, var entity) ->
                    entities.put(key(service, entity.kind(), entity.id()), entity);
                case ConfigurationChange.Remove(var service, var kind, var id) ->
                    entities.remove(key(service, kind, id));
            }
        });
    }

    /** Everything that is served. */
    public synchronized Map<String, Entity> entities() {
        return Map.copyOf(entities);
    }

    public synchronized List<ConfigurationUpdate> updates() {
        return List.copyOf(updates);
    }

    public synchronized int replaced() {
        return replaced;
    }

    public synchronized <T extends Entity> Optional<T> find(Class<T> type, String id) {
        return entities.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    private static String key(String service, Entity.Kind kind, String id) {
        return service + " " + kind + " " + id;
    }
}
