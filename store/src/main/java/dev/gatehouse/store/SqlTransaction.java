package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.database.Dialect;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.statement.Update;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes. It begins by locking the one row of {@code store_state}, which on PostgreSQL makes writers wait for each other
 * as they do on SQLite: what a writer reads is what it decides on, and revisions become visible in their order.
 */
final class SqlTransaction extends SqlView implements StoreTransaction {
    private final Instant now;
    private boolean changed;

    SqlTransaction(Handle handle, Dialect dialect, InstantSource clock) {
        super(handle, dialect);
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (dialect == Dialect.POSTGRESQL) {
            query("select id from store_state for update").mapTo(Integer.class).one();
        }
    }

    /** Whether a resource was changed. */
    boolean changed() {
        return changed;
    }

    @Override
    public StoredResource put(ResourceWrite write, Expected expected) {
        var there = get(write.key());
        check(write.key(), expected, there.map(StoredResource::revision));
        var resource = there.map(old -> replaced(old, write)).orElseGet(() -> made(write));
        var statement = there.isPresent()
                ? "update resource set revision = :revision, updated = :updated, document = :document,"
                        + " internal = :internal, folded = " + folded() + " where service = :service and key = :key"
                : "insert into resource (service, key, type, parent, name, folded_name, uid, ordinal, revision, created,"
                        + " updated, document, internal, folded) values (:service, :key, :type, :parent, :name,"
                        + " :folded_name, :uid, :ordinal, :revision, :created, :updated, :document, :internal, "
                        + folded() + ")";
        var update = keyed(update(statement), resource.key())
                .bind("revision", resource.revision())
                .bind("updated", now.toEpochMilli())
                .bind("document", Rows.text(resource.document()))
                .bind("internal", Rows.text(resource.internal()))
                .bind("folded", Rows.text(Folded.tree(resource.document())));
        if (there.isEmpty()) {
            update.bind("type", resource.type())
                    .bind("parent", resource.parent())
                    .bind("name", resource.name())
                    .bind("folded_name", resource.name().toLowerCase(Locale.ROOT))
                    .bind("uid", resource.uid())
                    .bind("ordinal", resource.ordinal())
                    .bind("created", now.toEpochMilli());
        }
        update.execute();
        record(resource.key(), resource.type(), false);
        return resource;
    }

    private StoredResource replaced(StoredResource old, ResourceWrite write) {
        return new StoredResource(
                old.key(),
                old.type(),
                old.parent(),
                old.name(),
                old.uid(),
                old.ordinal(),
                revision(),
                old.created(),
                now,
                write.document().deepCopy(),
                write.internal().deepCopy());
    }

    private StoredResource made(ResourceWrite write) {
        return new StoredResource(
                write.key(),
                write.type(),
                write.parent(),
                write.name(),
                write.uid().orElseGet(() -> UUID.randomUUID().toString()),
                nextOrdinal(),
                revision(),
                now,
                now,
                write.document().deepCopy(),
                write.internal().deepCopy());
    }

    private String folded() {
        return dialect == Dialect.POSTGRESQL ? "cast(:folded as jsonb)" : ":folded";
    }

    @Override
    public boolean delete(ResourceKey key, Expected expected) {
        var there = get(key);
        check(key, expected, there.map(StoredResource::revision));
        there.ifPresent(this::remove);
        return there.isPresent();
    }

    @Override
    public List<StoredResource> deleteTree(ResourceKey key) {
        var going = new ArrayList<>(below(query("select * from resource where " + below()), key)
                .map((row, context) -> Rows.resource(row))
                .list());
        get(key).ifPresent(going::add);
        going.forEach(this::remove);
        return going;
    }

    private void remove(StoredResource resource) {
        revision();
        keyed(update("delete from resource where service = :service and key = :key"), resource.key())
                .execute();
        record(resource.key(), resource.type(), true);
    }

    @Override
    public Intent addIntent(String directoryObject, String kind, String step, ObjectNode state) {
        var intent = new Intent(nextOrdinal(), directoryObject, kind, step, state.deepCopy(), now, 0, now);
        update("insert into intent (id, directory_object, kind, step, state, created, attempts, next_attempt) values"
                        + " (:id, :object, :kind, :step, :state, :created, 0, :created)")
                .bind("id", intent.id())
                .bind("object", directoryObject)
                .bind("kind", kind)
                .bind("step", step)
                .bind("state", Rows.text(state))
                .bind("created", now.toEpochMilli())
                .execute();
        return intent;
    }

    @Override
    public void updateIntent(Intent intent) {
        update("update intent set step = :step, state = :state, attempts = :attempts, next_attempt = :next"
                        + " where id = :id")
                .bind("id", intent.id())
                .bind("step", intent.step())
                .bind("state", Rows.text(intent.state()))
                .bind("attempts", intent.attempts())
                .bind("next", intent.nextAttempt().toEpochMilli())
                .execute();
    }

    @Override
    public void deleteIntent(long id) {
        update("delete from intent where id = :id").bind("id", id).execute();
    }

    @Override
    public void putSetting(String name, String value) {
        update("insert into setting (name, value) values (:name, :value)"
                        + " on conflict (name) do update set value = excluded.value")
                .bind("name", name)
                .bind("value", value)
                .execute();
    }

    @Override
    public void audit(AuditEntry entry) {
        AuditSql.write(handle, nextOrdinal(), entry);
    }

    @Override
    public void forgetAudit(Instant older) {
        AuditSql.forget(handle, older);
    }

    @Override
    public void keepAudit(long most) {
        AuditSql.keep(handle, most);
    }

    /** This transaction's revision, the next one from the first change on. */
    private long revision() {
        if (!changed) {
            update("update store_state set revision = revision + 1").execute();
            changed = true;
        }
        return currentRevision();
    }

    private long nextOrdinal() {
        update("update store_state set ordinal = ordinal + 1").execute();
        return query("select ordinal from store_state").mapTo(Long.class).one();
    }

    private void record(ResourceKey key, String type, boolean deleted) {
        keyed(
                        update("insert into resource_change (revision, service, key, type, deleted)"
                                + " values (:revision, :service, :key, :type, :deleted)"
                                + " on conflict (revision, service, key) do update"
                                + " set type = excluded.type, deleted = excluded.deleted"),
                        key)
                .bind("revision", revision())
                .bind("type", type)
                .bind("deleted", deleted)
                .execute();
    }

    /** Forgets all but so many of the last revisions' changes. */
    void forgetChanges(long kept) {
        var horizon = currentRevision() - kept;
        update("delete from resource_change where revision <= :horizon")
                .bind("horizon", horizon)
                .execute();
        update("update store_state set horizon = :horizon where horizon < :horizon")
                .bind("horizon", horizon)
                .execute();
    }

    private static void check(ResourceKey key, Expected expected, Optional<Long> actual) {
        var fulfilled = switch (expected) {
            case Expected.Anything() -> true;
            case Expected.Present() -> actual.isPresent();
            case Expected.Absent() -> actual.isEmpty();
            case Expected.Revision(var number) -> actual.equals(Optional.of(number));
        };
        if (!fulfilled) {
            throw new RevisionMismatch(key, expected, actual);
        }
    }

    private Update update(String sql) {
        return handle.createUpdate(sql).setTemplateEngine(TemplateEngine.NOP);
    }

    private static Update keyed(Update update, ResourceKey key) {
        return update.bind("service", key.service()).bind("key", key.path());
    }
}
