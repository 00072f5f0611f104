package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.store.Expected;
import dev.gatehouse.store.Intent;
import dev.gatehouse.store.ResourceWrite;
import dev.gatehouse.store.StoreTransaction;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link ResourceChange} in a transaction of the store's. */
final class StoredChange extends StoredView implements ResourceChange {
    private final StoreTransaction transaction;
    private final Instant now;

    StoredChange(StoreTransaction transaction, Instant now) {
        super(transaction);
        this.transaction = transaction;
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void save(Resource changed) {
        var id = changed.id();
        transaction.put(
                new ResourceWrite(
                        key(id),
                        stored(id.type()),
                        id.parent().map(ResourceId::key).orElse(""),
                        id.name(),
                        java.util.Optional.of(changed.uid()),
                        changed.document(),
                        changed.internal()),
                Expected.anything());
        if (id.type().equals(Catalogue.SERVICE) && !services().contains(id.service())) {
            transaction.putSetting(
                    SERVICES,
                    Stream.concat(services().stream(), Stream.of(id.service()))
                            .map(ServiceId::path)
                            .collect(Collectors.joining("\n")));
        }
    }

    @Override
    public void remove(ResourceId id) {
        transaction.deleteTree(key(id));
    }

    @Override
    public Intent intend(String directoryObject, String kind, String step, ObjectNode state) {
        return transaction.addIntent(directoryObject, kind, step, state);
    }

    @Override
    public void amend(Intent changed) {
        transaction.updateIntent(changed);
    }

    @Override
    public void done(Intent intent) {
        transaction.deleteIntent(intent.id());
    }

    @Override
    public void note(String name, String text) {
        transaction.putSetting(NOTE + name, text);
    }
}
