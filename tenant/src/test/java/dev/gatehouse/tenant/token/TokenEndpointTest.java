package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.GraphPermission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenEndpointTest {
    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private TenantBootstrap.Client client;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        client = tenant.client("automation", GraphPermission.APPLICATION_READ_WRITE_ALL);
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    @Test
    void secretInTheBodyGetsAToken() {
        var answer = tenant.token(client.clientId(), client.secret(), TenantUnderTest.GRAPH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").isInt()).isTrue();
        assertThat(answer.json().path("expires_in").asInt()).isBetween(3599, 5400);
        assertThat(answer.json().path("ext_expires_in")).isEqualTo(answer.json().path("expires_in"));
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.json().has("id_token")).isFalse();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store, no-cache");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
        assertThat(answer.header("x-ms-request-id")).isNotEmpty();
        assertThat(answer.header("client-request-id")).isEmpty();
        assertThat(answer.body()).doesNotContain(client.secret());
    }

    @Test
    void secretInTheHeaderGetsAToken() {
        var basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        var answer = tenant.form(
                tenant.tokenPath(),
                Map.of("grant_type", "client_credentials", "scope", TenantUnderTest.GRAPH),
                "Authorization",
                "Basic " + basic);
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void tokenOfAPlatformsResourceIsVersion1AndSaysWhatEntraSays() {
        var token = tenant.graphToken(client);
        var header = TenantUnderTest.header(token);
        var claims = TenantUnderTest.claims(token);
        var issuer = TenantUnderTest.CONTROL + "/" + tenant.tenant.id() + "/";

        assertThat(header.path("typ").asText()).isEqualTo("JWT");
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        assertThat(header.path("x5t")).isEqualTo(header.path("kid"));
        assertThat(claims.path("aud").asText()).isEqualTo("https://graph.microsoft.com");
        assertThat(claims.path("iss").asText()).isEqualTo(issuer);
        assertThat(claims.path("idp").asText()).isEqualTo(issuer);
        assertThat(claims.path("appid").asText()).isEqualTo(client.clientId());
        assertThat(claims.path("appidacr").asText()).isEqualTo("1");
        assertThat(claims.path("idtyp").asText()).isEqualTo("app");
        assertThat(claims.path("oid").asText()).isEqualTo(client.principalId());
        assertThat(claims.path("sub")).isEqualTo(claims.path("oid"));
        assertThat(claims.path("tid").asText()).isEqualTo(tenant.tenant.id());
        assertThat(claims.path("ver").asText()).isEqualTo("1.0");
        assertThat(claims.path("roles").toString()).isEqualTo("[\"Application.ReadWrite.All\"]");
        assertThat(claims.path("wids").toString()).isEqualTo("[]");
        assertThat(claims.path("iat").asLong()).isEqualTo(tenant.now.getEpochSecond());
        assertThat(claims.path("nbf")).isEqualTo(claims.path("iat"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(3599L, 5400L);
        assertThat(claims.path("uti").asText()).isNotEmpty();
        assertThat(claims.has("scp")).isFalse();
        assertThat(claims.has("azp")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com/.default",
                "https://management.azure.com//.default",
                "https://management.core.windows.net/.default",
                "https://management.core.windows.net//.default",
                "https://control.example:9443/.default",
                "https://control.example:9443//.default",
                "https://graph.microsoft.com/.default",
                "https://graph.microsoft.com//.default",
                "00000003-0000-0000-c000-000000000000/.default",
                "openid https://management.azure.com/.default profile offline_access",
            })
    void platformsResourceKeepsTheNameByWhichItWasAsked(String scope) {
        var answer = tenant.token(client.clientId(), client.secret(), scope);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var audience = TenantUnderTest.claims(answer.json().path("access_token").asText())
                .path("aud")
                .asText();
        assertThat(scope).contains(audience + "/.default");
    }

    @Test
    void version1EndpointAnswersWithTextAndMore() {
        var answer = tenant.form(
                "/" + tenant.tenant.id() + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client.clientId(),
                        "client_secret",
                        client.secret(),
                        "resource",
                        "https://graph.microsoft.com/"));
        assertThat(answer.status()).isEqualTo(200);
        for (var name : new String[] {"expires_in", "ext_expires_in", "expires_on", "not_before", "resource"}) {
            assertThat(answer.json().path(name).isTextual()).as(name).isTrue();
        }
        assertThat(answer.json().path("resource").asText()).isEqualTo("https://graph.microsoft.com/");
        assertThat(answer.json().path("not_before").asLong()).isEqualTo(tenant.now.getEpochSecond());
    }

    @Test
    void tenantIsNamedByIdInAnyCaseOrByDomain() {
        for (var name : new String[] {tenant.tenant.id().toUpperCase(), tenant.tenant.domain()}) {
            var answer = tenant.form(
                    "/" + name + "/oauth2/v2.0/token",
                    Map.of(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            client.clientId(),
                            "client_secret",
                            client.secret(),
                            "scope",
                            TenantUnderTest.GRAPH));
            assertThat(answer.status()).as(name).isEqualTo(200);
        }
    }

    @Test
    void whatClientsAddIsIgnoredAndTheirRequestIdComesBackWhenAsked() {
        var id = "5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e";
        var answer = tenant.form(
                tenant.tokenPath() + "?client-request-id=" + id,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client.clientId(),
                        "client_secret", client.secret(),
                        "scope", "openid " + TenantUnderTest.GRAPH + " profile offline_access",
                        "client_info", "1",
                        "x-client-SKU", "msal",
                        "claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}"),
                "return-client-request-id",
                "true");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("client-request-id")).isEqualTo(id);
    }

    @Test
    void afterAnotherStartTheSameSecretAndKeyCount() {
        var token = tenant.graphToken(client);
        var id = tenant.tenant.id();
        tenant.close();
        tenant = new TenantUnderTest(folder);
        assertThat(tenant.tenant.id()).isEqualTo(id);
        assertThat(TenantUnderTest.header(tenant.graphToken(client)).path("kid"))
                .isEqualTo(TenantUnderTest.header(token).path("kid"));
        assertThat(tenant.tenant.bootstrap().isSecretValid(client.clientId(), client.secret()))
                .isTrue();
        assertThat(tenant.tenant.bootstrap().isSecretValid(client.clientId(), "wrong"))
                .isFalse();
    }
}
