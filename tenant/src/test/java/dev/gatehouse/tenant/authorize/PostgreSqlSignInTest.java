package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Sign-in of users, with sessions, codes, refresh tokens and failures kept on PostgreSQL. */
@OnPostgreSql
class PostgreSqlSignInTest {
    @Nested
    class SignIn extends SignInTest {}

    @Nested
    class UserGrant extends UserGrantTest {}

    @Nested
    class AuthorizeErrorTable extends AuthorizeErrorTableTest {}
}
