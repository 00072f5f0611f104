package dev.gatehouse.store;

import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;

class PostgreSqlResourceStoreTest extends ResourceStoreContract {
    @Override
    DatabaseSettings settings() {
        return PostgreSqlServer.freshDatabase();
    }
}
