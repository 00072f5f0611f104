package dev.gatehouse.management.arm;

import dev.gatehouse.management.audit.AuditSettings;
import dev.gatehouse.store.ResourceStore;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@link Resources} kept in the store. */
public final class StoredResources implements Resources {
    private final ResourceStore store;
    private final InstantSource clock;
    private final AuditSettings audit;

    public StoredResources(ResourceStore store, InstantSource clock) {
        this(store, clock, AuditSettings.USUAL);
    }

    public StoredResources(ResourceStore store, InstantSource clock, AuditSettings audit) {
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** Tells this listener of every commit, before whoever asked for the change is answered. */
    public void tell(ChangeListener listener) {
        store.onCommit(listener::committed);
    }

    @Override
    public <T> T read(Function<ResourceView, T> reading) {
        return store.read(view -> reading.apply(new StoredView(view)));
    }

    @Override
    public long change(Consumer<ResourceChange> work) {
        return store.write(transaction -> {
                    work.accept(new StoredChange(transaction, clock.instant(), audit));
                    return true;
                })
                .revision();
    }
}
