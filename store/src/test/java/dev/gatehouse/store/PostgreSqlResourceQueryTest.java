package dev.gatehouse.store;

import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;

class PostgreSqlResourceQueryTest extends ResourceQueryContract {
    @Override
    DatabaseSettings settings() {
        return PostgreSqlServer.freshDatabase();
    }
}
