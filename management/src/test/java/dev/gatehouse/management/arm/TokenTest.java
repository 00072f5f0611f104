package dev.gatehouse.management.arm;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Which tokens open the ARM door: those of its own tenant, made for it, in time. */
class TokenTest {
    private static final String GRAPH = "https://graph.microsoft.com";
    private static final String PRODUCTS = TestServer.SERVICE.path() + "/products?api-version=2024-05-01";
    private static TestServer server;

    @BeforeAll
    static void open(@TempDir Path folder) {
        server = new TestServer(folder);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com",
                "https://management.azure.com/",
                "https://management.core.windows.net",
                "https://management.core.windows.net/",
                TestServer.CONTROL_URL,
                TestServer.CONTROL_URL + "/"
            })
    void everyAudienceOfTheDoorOpensIt(String audience) {
        var token = server.issuer().token(TestServer.READER, claims -> claims.audience(audience));

        assertThat(status("Bearer " + token)).isEqualTo(200);
    }

    static Stream<Arguments> bad() {
        var issuer = new TestIssuer(TestServer.NOW);
        var owner = TestServer.OWNER;
        var now = TestServer.NOW;
        var good = issuer.token(owner);
        var parts = good.split("\\.");
        return Stream.of(
                Arguments.of("none", "", "AuthenticationFailed"),
                Arguments.of("another scheme", "Basic abc", "AuthenticationFailed"),
                Arguments.of("no JWT", "Bearer abc", "InvalidAuthenticationToken"),
                Arguments.of("empty", "Bearer ", "AuthenticationFailed"),
                Arguments.of(
                        "for Graph",
                        "Bearer " + issuer.token(owner, claims -> claims.audience(GRAPH)),
                        "InvalidAuthenticationTokenAudience"),
                Arguments.of(
                        "for Graph by its id",
                        "Bearer "
                                + issuer.token(
                                        owner, claims -> claims.audience("00000003-0000-0000-c000-000000000000")),
                        "InvalidAuthenticationTokenAudience"),
                Arguments.of(
                        "for a product",
                        "Bearer " + issuer.token(owner, claims -> claims.audience("api://product")),
                        "InvalidAuthenticationTokenAudience"),
                Arguments.of(
                        "for nobody",
                        "Bearer " + issuer.token(owner, claims -> claims.audience((String) null)),
                        "InvalidAuthenticationTokenAudience"),
                Arguments.of(
                        "of another tenant",
                        "Bearer " + issuer.token(owner, claims -> claims.issuer("https://evil.test/v2.0")),
                        "InvalidAuthenticationTokenTenant"),
                Arguments.of(
                        "expired",
                        "Bearer "
                                + issuer.token(
                                        owner,
                                        claims -> claims.expirationTime(Date.from(now.minus(Duration.ofMinutes(6))))),
                        "ExpiredAuthenticationToken"),
                Arguments.of(
                        "without expiry",
                        "Bearer " + issuer.token(owner, claims -> claims.expirationTime(null)),
                        "InvalidAuthenticationToken"),
                Arguments.of(
                        "not valid yet",
                        "Bearer "
                                + issuer.token(
                                        owner,
                                        claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(6))))),
                        "InvalidAuthenticationToken"),
                Arguments.of(
                        "without oid",
                        "Bearer " + issuer.token(owner, claims -> claims.claim("oid", null)),
                        "InvalidAuthenticationToken"),
                Arguments.of("signed by another key", "Bearer " + issuer.forged(owner), "InvalidAuthenticationToken"),
                Arguments.of(
                        "with other claims",
                        "Bearer " + parts[0] + "."
                                + issuer.token(TestServer.READER).split("\\.")[1] + "." + parts[2],
                        "InvalidAuthenticationToken"),
                Arguments.of(
                        "unsigned", "Bearer " + "eyJhbGciOiJub25lIn0." + parts[1] + ".", "InvalidAuthenticationToken"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void anyOtherTokenIsRefused(String what, String authorization, String code) {
        var reply = send(authorization);

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(401);
        assertThat(reply.body()).contains("\"" + code + "\"").doesNotContain("products/starter", "eyJ");
        assertThat(reply.headers().firstValue("WWW-Authenticate"))
                .isPresent()
                .get()
                .asString()
                .startsWith("Bearer ");
        assertThat(reply.headers().firstValue("x-gatehouse-revision")).isEmpty();
    }

    @Test
    void severalAuthorizationsAreNone() {
        var good = "Bearer " + server.issuer().token(TestServer.READER);
        assertThat(status(good)).isEqualTo(200);
        for (var second : new String[] {good, "Basic abc"}) {
            var reply = server.send("GET", PRODUCTS, Map.of("Authorization", good, "authorization", second), "");
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(401);
        }
    }

    private static int status(String authorization) {
        return send(authorization).statusCode();
    }

    private static java.net.http.HttpResponse<String> send(String authorization) {
        return server.send(
                "GET", PRODUCTS, authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization), "");
    }
}
