package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.audit.AuditLog;
import dev.gatehouse.management.audit.AuditSettings;
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
    private final AuditLog audit;

    StoredChange(StoreTransaction transaction, Instant now, AuditSettings settings) {
        super(transaction);
        this.transaction = transaction;
        this.now = now;
        this.audit = new AuditLog(transaction, settings, now);
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void save(Resource changed) {
        var id = changed.id();
        audit.saved(find(id), changed);
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
            keep(Stream.concat(services().stream(), Stream.of(id.service())));
        }
    }

    @Override
    public void remove(ResourceId id) {
        for (var gone : transaction.deleteTree(key(id))) {
            Catalogue.byPath(gone.type().equals(ROOT) ? ROOT : ROOT + "/" + gone.type())
                    .ifPresent(type -> audit.removed(
                            id.service(),
                            type,
                            gone,
                            gone.key().equals(key(id))
                                    ? id.shortPath()
                                    : gone.key().path()));
        }
        if (id.type().equals(Catalogue.SERVICE)) {
            keep(services().stream()
                    .filter(service -> !service.key().equals(id.service().key())));
        }
    }

    private void keep(Stream<ServiceId> services) {
        transaction.putSetting(SERVICES, services.map(ServiceId::path).collect(Collectors.joining("\n")));
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
