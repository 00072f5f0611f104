package dev.gatehouse.store.traffic;

import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;

class PostgreSqlTrafficTest extends TrafficContract {
    @Override
    DatabaseSettings settings() {
        return PostgreSqlServer.freshDatabase();
    }
}
