package dev.gatehouse.store.traffic;

import dev.gatehouse.database.DatabaseSettings;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SqliteTrafficTest extends TrafficContract {
    @TempDir
    Path folder;

    @Override
    DatabaseSettings settings() {
        return new DatabaseSettings.Sqlite(folder.resolve("store.db"));
    }
}
