package dev.gatehouse.management.publishing;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.management.arm.ChangeListener;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationSink;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import dev.gatehouse.store.Changes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hands the gateway every revision, in order. Whoever changed something is answered after its revision was handed over,
 * for the publisher listens to commits; a thread of its own hands over what other processes committed.
 */
public final class Publisher implements ChangeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    /** Beyond that, everything anew is no more work. */
    private static final int MOST_CHANGES = 20_000;

    private final Resources resources;
    private final ConfigurationSink sink;
    private final String store;
    private final List<EntityMapping> mappings;
    private final Duration look;
    private boolean begun;
    private volatile boolean open = true;
    private Thread worker;

    /**
     * @param store the store's id
     * @param tokens who issues the tokens of all services
     */
    public Publisher(
            Resources resources,
            ConfigurationSink sink,
            String store,
            Sealing sealing,
            IdentityProvider.TokenService tokens,
            PublishingSettings settings) {
        this.resources = resources;
        this.sink = sink;
        this.store = store;
        this.mappings = new Entities(sealing, tokens, settings.hosts()).all();
        this.look = settings.look();
    }

    /** Hands over everything, since settings may have changed while nothing ran, and from then on what changes. */
    public void start() {
        publish();
        worker = Thread.ofVirtual().name("publishing").start(this::follow);
    }

    @Override
    public void committed(long revision) {
        if (sink.revision() < revision || !store.equals(sink.store())) {
            publish();
        }
    }

    /** Hands over whatever was committed and not handed over. */
    public synchronized void publish() {
        var next = resources.read(this::next);
        switch (next) {
            case Next.Nothing() -> {}
            case Next.Everything(var configuration) -> sink.replace(configuration);
            case Next.Some(var update) -> sink.apply(update);
        }
        begun = true;
    }

    @Override
    public void close() {
        open = false;
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private sealed interface Next {
        record Nothing() implements Next {}

        record Everything(GatewayConfiguration configuration) implements Next {}

        record Some(ConfigurationUpdate update) implements Next {}
    }

    /** Feed and resources are read in one transaction, so that what is handed over is one state. */
    private Next next(ResourceView view) {
        var now = view.revision();
        var served = sink.revision();
        if (!begun || !store.equals(sink.store()) || served > now) {
            return new Next.Everything(snapshot(view));
        }
        if (served == now) {
            return new Next.Nothing();
        }
        return view.changes(served, MOST_CHANGES) instanceof Changes.Listed listed
                        && !listed.more()
                        && allKnown(listed.changes(), view)
                ? new Next.Some(new ConfigurationUpdate(now, changes(listed.changes(), view)))
                : new Next.Everything(snapshot(view));
    }

    /** Of a service that is gone nothing can be told in single steps. */
    private static boolean allKnown(List<Changes.Change> changes, ResourceView view) {
        var known = view.services().stream().map(ServiceId::key).collect(Collectors.toSet());
        return changes.stream().allMatch(change -> known.contains(change.key().service()));
    }

    private List<ConfigurationChange> changes(List<Changes.Change> changes, ResourceView view) {
        record Touched(EntityRef ref, EntityMapping mapping) {}
        var touched = new LinkedHashMap<String, Touched>();
        var ids = new LinkedHashSet<ResourceId>();
        changes.forEach(change -> Changed.resource(change, view).ifPresent(ids::add));
        for (var id : ids) {
            for (var mapping : of(id)) {
                var ref = mapping.entity().apply(id);
                touched.put(id.service().key() + " " + ref.kind() + " " + ref.id(), new Touched(ref, mapping));
            }
        }
        return touched.values().stream()
                .map(one -> change(one.ref(), one.mapping().now(one.ref(), view)))
                .toList();
    }

    private static ConfigurationChange change(EntityRef ref, Optional<Entity> now) {
        var service = ref.source().service().key();
        return now.<ConfigurationChange>map(entity -> new ConfigurationChange.Put(service, entity))
                .orElseGet(() -> new ConfigurationChange.Remove(service, ref.kind(), ref.id()));
    }

    private List<EntityMapping> of(ResourceId id) {
        return mappings.stream()
                .filter(mapping -> mapping.type().equals(id.type().ofService()))
                .toList();
    }

    private GatewayConfiguration snapshot(ResourceView view) {
        var services = new LinkedHashMap<String, List<Entity>>();
        for (var service : view.services()) {
            var root = ResourceId.of(service);
            var entities = new ArrayList<Entity>();
            for (var mapping : mappings) {
                var sources = mapping.type().equals(Catalogue.SERVICE)
                        ? view.find(root).stream().toList()
                        : view.everywhere(service, mapping.type());
                // A type that only changes another's entity adds none of its own.
                if (mapping.type().style() != Style.LINK) {
                    sources.forEach(source -> entities.add(mapping.make().apply(source, view)));
                }
            }
            services.put(service.key(), entities);
        }
        return new GatewayConfiguration(store, view.revision(), services);
    }

    private void follow() {
        while (open) {
            try {
                Thread.sleep(look);
                publish();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (open) {
                    LOG.error("the gateway could not be handed the newest configuration; it is tried again", e);
                }
            }
        }
    }
}
