package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** The token endpoint and its keys, kept on PostgreSQL. */
@OnPostgreSql
class PostgreSqlTokenTest {
    @Nested
    class KeyRollOver extends KeyRollOverTest {}

    @Nested
    class TokenEndpoint extends TokenEndpointTest {}

    @Nested
    class TokenErrorTable extends TokenErrorTableTest {}

    @Nested
    class FederatedCredential extends FederatedCredentialTest {}

    @Nested
    class ClientAssertion extends ClientAssertionTest {}

    @Nested
    class Discovery extends DiscoveryTest {}
}
