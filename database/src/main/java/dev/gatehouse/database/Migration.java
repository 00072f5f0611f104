package dev.gatehouse.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

import java.sql.SQLException;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Runs the migrations of one room with Flyway. Flyway takes a sixth of a second to find out that there is nothing to do,
 * which is the case at nearly every start, so that is looked up first: what ran last against what is on the class path.
 */
record Migration(Pools pools, String location, String historyTable) {
    Migration {
        if (!historyTable.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a history table: " + historyTable);
        }
    }

    void run() {
        var scripts = location + "/" + pools.dialect().name().toLowerCase(Locale.ROOT);
        var newest = MigrationScripts.newest(Database.class.getClassLoader(), scripts);
        if (newest.isEmpty() || !newest.equals(installed())) {
            migrate(scripts);
        }
    }

    /** The version that was reached; none if there is no history yet, or a failure in it. */
    private OptionalInt installed() {
        var last = "select version, success from " + historyTable + " order by installed_rank desc";
        try (var connection = pools.unpooled().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(last)) {
            return rows.next() && rows.getBoolean("success") && rows.getString("version") != null
                    ? OptionalInt.of(Integer.parseInt(rows.getString("version")))
                    : OptionalInt.empty();
        } catch (SQLException | NumberFormatException e) {
            // No such table, most likely. Flyway finds out, and says what is wrong if it is something else.
            return OptionalInt.empty();
        }
    }

    private void migrate(String scripts) {
        try {
            var flyway = Flyway.configure()
                    .dataSource(pools.unpooled())
                    .locations("classpath:" + scripts)
                    .table(historyTable)
                    // Rooms may share a database, so a history may begin where tables already are.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .failOnMissingLocations(true)
                    .load();
            refuseNewer(flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseException("The database " + pools.name() + " can't be migrated: " + e.getMessage(), e);
        }
    }

    private void refuseNewer(MigrationInfo[] migrations) {
        var known = "0";
        for (var migration : migrations) {
            var version = String.valueOf(migration.getVersion());
            switch (migration.getState()) {
                case FUTURE_SUCCESS, FUTURE_FAILED -> throw new NewerDatabaseException(pools.name(), version, known);
                default -> known = version;
            }
        }
    }
}
