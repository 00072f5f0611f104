package dev.gatehouse.store.traffic;

import dev.gatehouse.database.Database;
import dev.gatehouse.model.gateway.AccessRecord;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums of calls by the minute, and the last refusals of each service. Several processes may add to the same sums.
 * Its tables are brought up to date by {@link dev.gatehouse.store.ResourceStore#open}.
 */
public final class TrafficStore {
    /** How many refusals of a service are kept. */
    public static final int REFUSALS_KEPT = 1_000;

    /** More sums than this are never given back at once. */
    public static final int MOST_SUMS = 100_000;

    private final Database database;

    public TrafficStore(Database database) {
        this.database = database;
    }

    /** Adds to what is there, all of it or nothing. */
    void add(Map<TrafficKey, Sums> sums, Collection<AccessRecord> refusals) {
        database.write(handle -> {
            TrafficSql.add(handle, sums);
            RefusalSql.add(handle, refusals);
            return true;
        });
    }

    /** What was asked for, by interval and then most calls first; at most {@link #MOST_SUMS}. */
    public List<TrafficSum> sums(TrafficQuery query) {
        return database.read(handle -> TrafficSql.read(handle, query));
    }

    /** What was asked for, the newest first. */
    public List<Refusal> refusals(RefusalQuery query) {
        return database.read(handle -> RefusalSql.read(handle, query));
    }

    /** One of a service's last refusals, while it is kept. */
    public Optional<Refusal> refusal(String service, long id) {
        return database.read(handle -> RefusalSql.find(handle, service, id));
    }

    /** Forgets the sums of earlier minutes. */
    public void forget(Instant earlier) {
        database.write(handle -> TrafficSql.forget(handle, earlier));
    }
}
