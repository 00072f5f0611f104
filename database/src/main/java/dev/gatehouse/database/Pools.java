package dev.gatehouse.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Two pools a database, one to read and one to write. SQLite lets one writer in at a time; a writer that waits for the
 * one connection of its pool waits in order and without spinning, which its own lock would do.
 */
record Pools(Dialect dialect, String name, HikariDataSource reading, HikariDataSource writing, DataSource unpooled) {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int READERS = 8;
    private static final int POSTGRESQL_WRITERS = 8;

    static Pools of(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> sqlite(sqlite.file());
            case DatabaseSettings.PostgreSql postgreSql -> postgreSql(postgreSql);
        };
    }

    void close() {
        reading.close();
        writing.close();
    }

    private static Pools sqlite(Path file) {
        createPrivately(file);
        var writer = sqliteSource(file, SQLiteConfig.TransactionMode.IMMEDIATE);
        var writing = pool(file.getFileName() + " writer", 1);
        writing.setDataSource(writer);
        var reading = pool(file.getFileName() + " reader", READERS);
        reading.setDataSource(sqliteSource(file, SQLiteConfig.TransactionMode.DEFERRED));
        reading.setConnectionInitSql("PRAGMA query_only = ON");
        // The writer first: it turns a new file to WAL, which the readers then find.
        var opened = new HikariDataSource(writing);
        return new Pools(Dialect.SQLITE, file.toString(), new HikariDataSource(reading), opened, writer);
    }

    private static SQLiteDataSource sqliteSource(Path file, SQLiteConfig.TransactionMode mode) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What was acknowledged must be there after the power went, not only after the process died.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) WAIT.toMillis());
        config.setTransactionMode(mode);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /** SQLite gives its -wal and -shm files the mode of the database file. */
    private static void createPrivately(Path file) {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, posix ? new FileAttribute<?>[] {owner} : new FileAttribute<?>[0]);
        } catch (FileAlreadyExistsException e) {
            // The usual start: its mode is left as its owner set it.
        } catch (IOException e) {
            throw new DatabaseException("The database file " + file + " can't be made: " + e.getMessage(), e);
        }
    }

    private static Pools postgreSql(DatabaseSettings.PostgreSql settings) {
        var source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("gatehouse");
        // The details of an error hold the values of the row.
        source.setLogServerErrorDetail(false);
        var writing = pool("postgresql writer", POSTGRESQL_WRITERS);
        writing.setDataSource(source);
        var reading = pool("postgresql reader", READERS);
        reading.setDataSource(source);
        reading.setReadOnly(true);
        // All statements of one read see one state, as SQLite's do.
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        var opened = new HikariDataSource(writing);
        return new Pools(Dialect.POSTGRESQL, settings.url(), new HikariDataSource(reading), opened, source);
    }

    private static HikariConfig pool(String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT.toMillis());
        return config;
    }
}
