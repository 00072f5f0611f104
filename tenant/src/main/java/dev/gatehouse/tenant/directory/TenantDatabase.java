package dev.gatehouse.tenant.directory;

import dev.gatehouse.database.Database;

import java.time.InstantSource;
import java.util.function.Function;

/** Opens the directory for reading or writing, one transaction at a time. */
public final class TenantDatabase {
    private final Database database;
    private final InstantSource clock;
    private final TenantFacts tenant;

    public TenantDatabase(Database database, InstantSource clock, TenantFacts tenant) {
        this.database = database;
        this.clock = clock;
        this.tenant = tenant;
    }

    /** Runs it in a read-only transaction. */
    public <T> T read(Function<Directory, T> work) {
        return database.read(handle -> work.apply(new Directory(handle, clock.instant(), tenant)));
    }

    /** Runs it in a transaction, undone if it throws. */
    public <T> T write(Function<Directory, T> work) {
        return database.write(handle -> work.apply(new Directory(handle, clock.instant(), tenant)));
    }

    /**
     * As {@link #write}, one after the other also where transactions run side by side: for what looks at the directory
     * and then changes it, such as taking a name that nobody has.
     */
    public <T> T change(Function<Directory, T> work) {
        return write(directory -> {
            directory.lock();
            return work.apply(directory);
        });
    }

    public InstantSource clock() {
        return clock;
    }

    public TenantFacts tenant() {
        return tenant;
    }
}
