package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.token.TokenFault;
import dev.gatehouse.tenant.token.TokenObserver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityDoorTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String SERVICE =
            "/subscriptions/S/resourceGroups/R/providers/Microsoft.ApiManagement/service/x";
    private static final String GRAPH = "/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com";

    @TempDir
    Path folder;

    private final List<String> counted = new ArrayList<>();
    private TenantUnderTest tenant;
    private Handler door;

    @BeforeEach
    void open() {
        tenant = new TenantUnderTest(folder, new TokenObserver() {
            @Override
            public void tokenIssued(String grant) {
                counted.add(grant);
            }

            @Override
            public void tokenRefused(TokenFault fault) {
                counted.add(fault.name());
            }
        });
        door = tenant.tenant.identityDoor(SECRET);
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    private Reply ask(String target, String... headers) {
        var fields = Headers.none();
        for (int i = 0; i < headers.length; i += 2) {
            fields = fields.plus(headers[i], headers[i + 1]);
        }
        return door.handle(Request.of("GET", target, fields, new byte[0]));
    }

    private Reply ask(String target) {
        return ask(target, "X-IDENTITY-HEADER", SECRET, "Host", "localhost:1234");
    }

    @Test
    void identityGetsATokenThatLivesADayAndNamesItsRoles() {
        var identity = tenant.tenant.managedIdentities().create(SERVICE, "apim");
        tenant.tenant.bootstrap().assignDirectoryRole(identity.principalId(), DirectoryRole.APPLICATION_ADMINISTRATOR);

        var reply = ask(GRAPH);
        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        var json = TenantUnderTest.json(reply.bodyText());
        assertThat(json.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(json.path("resource").asText()).isEqualTo("https://graph.microsoft.com");
        assertThat(json.path("client_id").asText()).isEqualTo(identity.clientId());
        assertThat(json.path("expires_on").isTextual()).isTrue();
        assertThat(json.path("expires_on").asLong())
                .isEqualTo(tenant.now.plusSeconds(86_400).getEpochSecond());
        var claims = TenantUnderTest.claims(json.path("access_token").asText());
        assertThat(claims.path("oid").asText()).isEqualTo(identity.principalId());
        assertThat(claims.path("wids").toString())
                .isEqualTo("[\"" + DirectoryRole.APPLICATION_ADMINISTRATOR.id() + "\"]");
        assertThat(claims.path("idtyp").asText()).isEqualTo("app");
        assertThat(claims.path("xms_mirid").asText()).isEqualToIgnoringCase(SERVICE);
        assertThat(counted).containsExactly("managed_identity");
    }

    @Test
    void identityIsTheSameForItsResourceUntilItIsDeleted() {
        var identities = tenant.tenant.managedIdentities();
        var first = identities.create(SERVICE, "apim");
        assertThat(identities.create(SERVICE.toUpperCase(), "apim")).isEqualTo(first);
        assertThat(first.tenantId()).isEqualTo(tenant.tenant.id());

        identities.delete(SERVICE);
        identities.delete(SERVICE);
        assertThat(ask(GRAPH).status()).isEqualTo(400);
        assertThat(identities.create(SERVICE, "apim").principalId()).isNotEqualTo(first.principalId());
    }

    @Test
    void oneOfSeveralIdentitiesMustBeNamed() {
        var one = tenant.tenant.managedIdentities().create(SERVICE, "one");
        var two = tenant.tenant.managedIdentities().create(SERVICE + "2", "two");
        assertThat(ask(GRAPH).status()).isEqualTo(400);
        Map.of(
                        "client_id=" + one.clientId(), one,
                        "object_id=" + two.principalId(), two,
                        "mi_res_id=" + TenantUnderTest.encode(SERVICE), one,
                        "msi_res_id=" + TenantUnderTest.encode(SERVICE + "2"), two)
                .forEach((parameter, identity) -> {
                    var reply = ask(GRAPH + "&" + parameter);
                    assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
                    assertThat(TenantUnderTest.json(reply.bodyText())
                                    .path("client_id")
                                    .asText())
                            .isEqualTo(identity.clientId());
                });
        assertThat(ask(GRAPH + "&client_id=" + tenant.tenant.id()).status()).isEqualTo(400);
        // An ordinary client is no managed identity.
        assertThat(ask(GRAPH + "&client_id=" + tenant.client("client").clientId())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    wrong header        | X-IDENTITY-HEADER | wrong                            | localhost        | 401
                    no header           | X-Other           | 0123456789abcdef0123456789abcdef | localhost        | 401
                    foreign host        | X-IDENTITY-HEADER | 0123456789abcdef0123456789abcdef | evil.example     | 403
                    host like loopback  | X-IDENTITY-HEADER | 0123456789abcdef0123456789abcdef | localhost.evil.example | 403
                    address as host     | X-IDENTITY-HEADER | 0123456789abcdef0123456789abcdef | 192.168.0.1      | 403
                    """)
    void strangersGetNoToken(String name, String header, String value, String host, int status) {
        tenant.tenant.managedIdentities().create(SERVICE, "apim");
        var reply = ask(GRAPH, header, value, "Host", host);
        assertThat(reply.status()).as(name).isEqualTo(status);
        assertThat(reply.bodyText()).doesNotContain(SECRET, "access_token");
    }

    @Test
    void whatComesThroughAProxyIsRefused() {
        tenant.tenant.managedIdentities().create(SERVICE, "apim");
        for (var sign : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
            var reply = ask(GRAPH, "X-IDENTITY-HEADER", SECRET, "Host", "127.0.0.1", sign, "127.0.0.1");
            assertThat(reply.status()).isEqualTo(403);
        }
        assertThat(ask(GRAPH, "X-IDENTITY-HEADER", SECRET, "Host", "[::1]:99").status())
                .isEqualTo(200);
    }

    @Test
    void badRequestsSayWhatIsWrong() {
        tenant.tenant.managedIdentities().create(SERVICE, "apim");
        for (var bad : new String[] {
            "/msi/token?resource=https%3A%2F%2Fgraph.microsoft.com",
            "/msi/token?api-version=2017-09-01&resource=https%3A%2F%2Fgraph.microsoft.com",
            "/msi/token?api-version=2019-08-01",
            "/msi/token?api-version=2019-08-01&resource=api%3A%2F%2Fnobody",
        }) {
            var reply = ask(bad);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(Optional.of(TenantUnderTest.json(reply.bodyText())
                            .path("message")
                            .asText()))
                    .hasValueSatisfying(message -> assertThat(message).isNotBlank());
        }
        assertThat(ask("/elsewhere").status()).isEqualTo(404);
        assertThat(door.handle(Request.of("POST", GRAPH, Headers.none(), new byte[0]))
                        .status())
                .isEqualTo(405);
    }
}
