package dev.gatehouse.server;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A data folder as the first version left it: its tables, with rows in them, and none that came later. This version
 * starts on it, brings it up to date, and adds what a new instance has beyond.
 */
final class UpgradeTest {
    @TempDir
    Path folder;

    @Test
    void aFolderOfTheFirstVersionIsBroughtUpToDateAndKeepsWhatIsInIt() throws Exception {
        var data = folder.resolve("data");
        try (var server = ServerProcess.running(data)) {
            // It made the content, which now goes into tables of the first version.
            server.stop();
        }
        asFirstVersion(data.resolve("store.db"), "classpath:dev/gatehouse/store/sqlite", "store_history");
        asFirstVersion(
                data.resolve("tenant.db"),
                "classpath:dev/gatehouse/tenant/migrations/sqlite",
                history(data.resolve("tenant.db")));
        var products = count(data.resolve("store.db"), "resource where type = 'products'");
        var applications = count(data.resolve("tenant.db"), "service_principal");
        assertThat(products).isPositive();
        assertThat(applications).isPositive();
        var later = "resource where lower(type) like 'portal%' or lower(type) like 'notifications%'"
                + " or lower(type) like 'templates%'";
        var added = count(data.resolve("store.db"), later);
        assertThat(added).as("what came after the first version").isPositive();
        run(data.resolve("store.db"), "delete from " + later);
        run(
                data.resolve("store.db"),
                "update resource set internal = json_remove(internal, '$.additions') where type = 'service'");
        assertThat(tables(data.resolve("store.db"))).doesNotContain("audit");

        try (var server = ServerProcess.running(data)) {
            assertThat(server.get("/serviceName")).isEqualTo("gatehouse");
        }

        assertThat(tables(data.resolve("store.db"))).contains("audit");
        assertThat(count(data.resolve("store.db"), "resource where type = 'products'"))
                .isEqualTo(products);
        assertThat(count(data.resolve("tenant.db"), "service_principal")).isEqualTo(applications);
        assertThat(count(data.resolve("store.db"), later))
                .as("default content of this version")
                .isEqualTo(added);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedByName() throws Exception {
        var data = folder.resolve("data");
        try (var server = ServerProcess.running(data)) {
            server.stop();
        }
        run(
                data.resolve("store.db"),
                "insert into store_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', '', 1, 1)");

        var ended = ServerProcess.ended(data, Map.of(), "run");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("store.db", "newer", "9999").doesNotContain("\tat ");
    }

    /** Puts the rows of a database into one that has the tables and columns of the first migration alone. */
    private static void asFirstVersion(Path database, String scripts, String history) throws SQLException, IOException {
        var now = database.resolveSibling(database.getFileName() + ".now");
        run(database, "pragma wal_checkpoint(truncate)");
        Files.move(database, now);
        for (var suffix : List.of("-wal", "-shm")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
        }
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + database, "", "")
                .locations(scripts)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("1")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            run(connection, "attach '" + now + "' as now");
            for (var table : tables(connection)) {
                if (!table.equals(history)) {
                    var columns = String.join(", ", columns(connection, table));
                    run(connection, "delete from main." + table);
                    run(
                            connection,
                            "insert into main." + table + " (" + columns + ") select " + columns + " from now."
                                    + table);
                }
            }
        }
        Files.delete(now);
    }

    private static String history(Path database) throws SQLException {
        return tables(database).stream()
                .filter(table -> table.endsWith("history"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> tables(Path database) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            return tables(connection);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return texts(connection, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'");
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, "select name from pragma_table_info('" + table + "')");
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static int count(Path database, String of) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            return Integer.parseInt(
                    texts(connection, "select count(*) from " + of).getFirst());
        }
    }

    private static void run(Path database, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            run(connection, statement);
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }
}
