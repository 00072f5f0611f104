package dev.gatehouse.database;

import com.zaxxer.hikari.pool.HikariPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One open database. Everything runs in a transaction: {@link #read} sees one state from its first statement to its
 * last, {@link #write} is all or nothing and, once it has returned, survives the death of the process.
 *
 * <p>On SQLite one write runs at a time and others wait in line, reads go on beside it. On PostgreSQL writes run side by
 * side at <em>read committed</em>: lock what you decide on.
 */
public final class Database implements AutoCloseable {
    private final Pools pools;
    private final Jdbi reading;
    private final Jdbi writing;
    private final ThreadLocal<Boolean> busy = ThreadLocal.withInitial(() -> false);

    private Database(Pools pools) {
        this.pools = pools;
        this.reading = jdbi(pools.reading());
        this.writing = jdbi(pools.writing());
    }

    /** What a statement was given may be secret: it stands in no exception, which ends in a log. */
    private static Jdbi jdbi(DataSource source) {
        var jdbi = Jdbi.create(source);
        jdbi.configure(
                StatementExceptions.class, exceptions -> exceptions.setMessageRendering(Database::withoutValues));
        return jdbi;
    }

    private static String withoutValues(StatementException failure) {
        var context = failure.getStatementContext();
        return context == null
                ? failure.getShortMessage()
                : failure.getShortMessage() + " [statement: " + context.getRawSql() + "]";
    }

    /** @throws DatabaseException if it can't be reached or opened */
    public static Database open(DatabaseSettings settings) {
        try {
            return new Database(Pools.of(settings));
        } catch (HikariPool.PoolInitializationException e) {
            throw new DatabaseException(
                    "The database " + settings + " can't be opened: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    /**
     * Brings the tables of one room up to date.
     *
     * @param location folder on the class path with {@code V1__what_it_does.sql} and so on, below it a folder named
     *     {@code sqlite} and one named {@code postgresql}
     * @param historyTable where is written down what has run; one for each room, rooms may share a database
     * @throws NewerDatabaseException if a newer program was here before
     */
    public void migrate(String location, String historyTable) {
        new Migration(pools, location, historyTable).run();
    }

    /**
     * Runs it in a read-only transaction.
     *
     * @throws IllegalStateException inside another transaction of this thread: pass its handle on instead
     */
    public <T> T read(Function<Handle, T> work) {
        return once(() -> reading.inTransaction(work::apply));
    }

    /**
     * Runs it in a transaction, committed if it returns and rolled back if it throws.
     *
     * @throws IllegalStateException inside another transaction of this thread: pass its handle on instead
     */
    public <T> T write(Function<Handle, T> work) {
        return once(() -> writing.inTransaction(work::apply));
    }

    public Dialect dialect() {
        return pools.dialect();
    }

    @Override
    public void close() {
        pools.close();
    }

    /** A second transaction inside the first would not see its changes and could wait for it forever. */
    private <T> T once(java.util.function.Supplier<T> transaction) {
        if (busy.get()) {
            throw new IllegalStateException("transactions don't nest: pass the handle on");
        }
        busy.set(true);
        try {
            return transaction.get();
        } finally {
            busy.remove();
        }
    }
}
