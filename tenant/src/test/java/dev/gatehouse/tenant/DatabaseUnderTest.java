package dev.gatehouse.tenant;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which database the tenants of a test's folder share. */
final class DatabaseUnderTest implements BeforeAllCallback, AfterAllCallback {
    private static final ThreadLocal<Map<Path, DatabaseSettings>> POSTGRESQL = new ThreadLocal<>();

    static DatabaseSettings of(Path folder) {
        var onPostgreSql = POSTGRESQL.get();
        return onPostgreSql == null
                ? new DatabaseSettings.Sqlite(folder.resolve("tenant.db"))
                : onPostgreSql.computeIfAbsent(folder, each -> PostgreSqlServer.freshDatabase());
    }

    /** All that is kept, as text: SQLite's files as they are, PostgreSQL's rows. */
    static String content(Database database, DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite ->
                files(sqlite.file().toAbsolutePath().getParent());
            case DatabaseSettings.PostgreSql _ -> database.read(DatabaseUnderTest::rows);
        };
    }

    private static String files(Path folder) {
        try (var files = Files.list(folder)) {
            var text = new StringBuilder();
            for (var file : files.toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows(Handle handle) {
        return handle
                .createQuery("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(
                        table -> handle
                                .createQuery("SELECT CAST(each AS TEXT) FROM " + table + " each")
                                .mapTo(String.class)
                                .list()
                                .stream())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Here, so that a test that is skipped has not begun.
        PostgreSqlServer.assumeInstalled();
        POSTGRESQL.set(new HashMap<>());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        POSTGRESQL.remove();
    }
}
