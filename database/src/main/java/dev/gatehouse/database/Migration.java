package dev.gatehouse.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

import java.util.Locale;

/** Runs the migrations of one room with Flyway. */
final class Migration {
    private Migration() {}

    static void run(Pools pools, String location, String historyTable) {
        var folder = pools.dialect().name().toLowerCase(Locale.ROOT);
        try {
            var flyway = Flyway.configure()
                    .dataSource(pools.unpooled())
                    .locations("classpath:" + location + "/" + folder)
                    .table(historyTable)
                    // Rooms may share a database, so a history may begin where tables already are.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .failOnMissingLocations(true)
                    .load();
            refuseNewer(pools.name(), flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DatabaseException("The database " + pools.name() + " can't be migrated: " + e.getMessage(), e);
        }
    }

    private static void refuseNewer(String database, MigrationInfo[] migrations) {
        var known = "0";
        for (var migration : migrations) {
            var version = String.valueOf(migration.getVersion());
            switch (migration.getState()) {
                case FUTURE_SUCCESS, FUTURE_FAILED -> throw new NewerDatabaseException(database, version, known);
                default -> known = version;
            }
        }
    }
}
