package dev.gatehouse.tenant.identity;

import dev.gatehouse.tenant.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Managed identities, kept on PostgreSQL. */
@OnPostgreSql
class PostgreSqlIdentityTest {
    @Nested
    class IdentityDoor extends IdentityDoorTest {}
}
