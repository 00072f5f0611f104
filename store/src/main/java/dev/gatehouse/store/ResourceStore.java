package dev.gatehouse.store;

import dev.gatehouse.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The control plane's memory. Writes happen one after the other, each with the next revision; a write that has returned
 * survives the death of the process.
 */
public final class ResourceStore {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceStore.class);
    private static final String MIGRATIONS = "dev/gatehouse/store";
    private static final String HISTORY = "store_history";
    private static final String STORE_ID = "storeId";

    /** How many of the last revisions' changes are kept unless told. */
    public static final long CHANGES_KEPT = 100_000;

    private final Database database;
    private final InstantSource clock;
    private final long kept;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    private ResourceStore(Database database, InstantSource clock, long kept) {
        this.database = database;
        this.clock = clock;
        this.kept = kept;
    }

    public static ResourceStore open(Database database, InstantSource clock) {
        return open(database, clock, CHANGES_KEPT);
    }

    /**
     * Brings the tables up to date first.
     *
     * @param changesKept how many of the last revisions' changes a reader can still get; at least 1
     */
    public static ResourceStore open(Database database, InstantSource clock, long changesKept) {
        if (changesKept < 1) {
            throw new IllegalArgumentException("at least one revision's changes are kept");
        }
        database.migrate(MIGRATIONS, HISTORY);
        var store = new ResourceStore(database, clock, changesKept);
        store.write(transaction -> {
            if (transaction.setting(STORE_ID).isEmpty()) {
                transaction.putSetting(STORE_ID, UUID.randomUUID().toString());
            }
            return true;
        });
        return store;
    }

    /** Random, made once: tells installations apart. */
    public UUID id() {
        return UUID.fromString(read(view -> view.setting(STORE_ID).orElseThrow()));
    }

    /** Reads as of one moment, beside any writer. */
    public <T> T read(Function<StoreView, T> work) {
        return database.read(handle -> work.apply(new SqlView(handle, database.dialect())));
    }

    /**
     * Writes everything, or nothing if the work throws, then tells the listeners.
     *
     * @throws RevisionMismatch from the work
     */
    public <T> Written<T> write(Function<StoreTransaction, T> work) {
        record Done<T>(Written<T> written, boolean changed) {}
        var done = database.write(handle -> {
            var transaction = new SqlTransaction(handle, database.dialect(), clock);
            var value = work.apply(transaction);
            var revision = transaction.currentRevision();
            if (transaction.changed() && revision % Math.max(1, kept / 10) == 0 && revision > kept) {
                transaction.forgetChanges(kept);
            }
            return new Done<>(new Written<>(value, revision), transaction.changed());
        });
        if (done.changed) {
            tell(done.written.revision());
        }
        return done.written;
    }

    public long currentRevision() {
        return read(StoreView::currentRevision);
    }

    /** See {@link StoreView#changes}. */
    public Changes changes(long afterRevision, int limit) {
        return read(view -> view.changes(afterRevision, limit));
    }

    /**
     * Calls it after each commit that changed a resource, on the writer's thread before its write returns. Calls for
     * commits close to each other may overlap and come in another order: go by the feed.
     */
    public void onCommit(LongConsumer listener) {
        listeners.add(listener);
    }

    private void tell(long revision) {
        for (var listener : listeners) {
            try {
                listener.accept(revision);
            } catch (RuntimeException e) {
                // What is committed stays committed, whatever becomes of who wanted to know.
                LOG.error("a listener failed at revision {}", revision, e);
            }
        }
    }
}
