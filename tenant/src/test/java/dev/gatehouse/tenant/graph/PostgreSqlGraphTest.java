package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Graph, with its directory on PostgreSQL. */
@OnPostgreSql
class PostgreSqlGraphTest {
    @Nested
    class Journey extends GraphJourneyTest {}

    @Nested
    class Batch extends GraphBatchTest {}

    @Nested
    class Query extends GraphQueryTest {}

    @Nested
    class Rules extends GraphRulesTest {}

    @Nested
    class Consent extends GraphConsentTest {}

    @Nested
    class Audit extends GraphAuditTest {}

    @Nested
    class People extends GraphPeopleTest {}
}
