package dev.gatehouse.store;

import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;

class PostgreSqlAuditTest extends AuditContract {
    @Override
    DatabaseSettings settings() {
        return PostgreSqlServer.freshDatabase();
    }
}
