package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.model.directory.ManagedIdentities;
import dev.gatehouse.tenant.TenantUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The form of virtual machines, as the SDKs ask and as a page in a browser would. */
class ImdsDoorTest {
    private static final String SERVICE =
            "/subscriptions/S/resourceGroups/R/providers/Microsoft.ApiManagement/service/x";
    private static final String QUERY = "?api-version=2018-02-01&resource=https%3A%2F%2Fgraph.microsoft.com";

    @TempDir
    Path folder;

    private TenantUnderTest tenant;
    private ManagedIdentities.Identity identity;
    private Handler door;

    @BeforeEach
    void open() {
        tenant = new TenantUnderTest(folder);
        identity = tenant.tenant.managedIdentities().create(SERVICE, "apim");
        door = tenant.tenant.imdsDoor();
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
        return ask(target, "Metadata", "true", "Host", "127.0.0.1:40342");
    }

    @ParameterizedTest
    @ValueSource(strings = {ImdsDoor.PATH, ImdsDoor.PATH + "/"})
    void sdkGetsATokenWhoseNumbersAreText(String path) {
        var reply = ask(path + QUERY);

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        var json = TenantUnderTest.json(reply.bodyText());
        for (var name : new String[] {"expires_in", "expires_on", "not_before", "refresh_token", "client_id"}) {
            assertThat(json.path(name).isTextual()).as(name).isTrue();
        }
        assertThat(json.path("expires_in").asText()).isEqualTo("86400");
        assertThat(json.path("expires_on").asLong())
                .isEqualTo(tenant.now.plusSeconds(86_400).getEpochSecond());
        assertThat(json.path("resource").asText()).isEqualTo("https://graph.microsoft.com");
        assertThat(json.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(reply.headers().first("Cache-Control")).contains("no-store");
        var claims = TenantUnderTest.claims(json.path("access_token").asText());
        assertThat(claims.path("oid").asText()).isEqualTo(identity.principalId());
        assertThat(tenant.signIns.getLast().grant()).isEqualTo("managed_identity");
    }

    @Test
    void identityIsNamedInAnyOfTheWaysOfTheSdks() {
        tenant.tenant.managedIdentities().create(SERVICE + "2", "another");
        assertThat(ask(ImdsDoor.PATH + QUERY).status()).isEqualTo(400);
        for (var name : new String[] {
            "&client_id=" + identity.clientId(),
            "&object_id=" + identity.principalId(),
            "&mi_res_id=" + TenantUnderTest.encode(SERVICE),
            "&msi_res_id=" + TenantUnderTest.encode(SERVICE.toUpperCase())
        }) {
            var reply = ask(ImdsDoor.PATH + QUERY + name);
            assertThat(reply.status()).as(name).isEqualTo(200);
            assertThat(reply.bodyText()).contains(identity.clientId());
        }
        assertThat(ask(ImdsDoor.PATH + QUERY + "&client_id=" + identity.clientId() + "&object_id="
                                + identity.principalId())
                        .status())
                .isEqualTo(400);
        assertThat(ask(ImdsDoor.PATH + QUERY + "&client_id=5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void probeOfAnSdkIsAnsweredWith400() {
        assertThat(ask(ImdsDoor.PATH, "Host", "127.0.0.1:1").status()).isEqualTo(400);
        assertThat(ask(ImdsDoor.PATH + "/", "Host", "127.0.0.1:1").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-              | -    | localhost:1              | 400",
                "Metadata       | false| localhost:1              | 400",
                "X-Forwarded-For| 1.2.3.4| localhost:1            | 403",
                "Forwarded      | for=1.2.3.4| localhost:1        | 403",
                "Via            | 1.1 proxy| localhost:1          | 403",
                "Metadata       | true | 169.254.169.254          | 403",
                "Metadata       | true | evil.example             | 403",
                "Metadata       | true | localhost.evil.example:1 | 403",
                "Metadata       | true | 127.0.0.1.evil.example   | 403",
            })
    void whatABrowserOrAProxySendsIsRefused(String header, String value, String host, int status) {
        var reply = header == null
                ? ask(ImdsDoor.PATH + QUERY, "Host", host)
                : header.equals("Metadata")
                        ? ask(ImdsDoor.PATH + QUERY, header, value, "Host", host)
                        : ask(ImdsDoor.PATH + QUERY, "Metadata", "true", header, value, "Host", host);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.bodyText()).doesNotContain("access_token").contains("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?resource=https%3A%2F%2Fgraph.microsoft.com",
                "?api-version=2017-12-01&resource=https%3A%2F%2Fgraph.microsoft.com",
                "?api-version=2018-02-01",
                "?api-version=2018-02-01&resource=",
                "?api-version=2018-02-01&resource=api%3A%2F%2Fnobody",
            })
    void requestThatIsNotInOrderIsRefused(String query) {
        var reply = ask(ImdsDoor.PATH + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.bodyText()).doesNotContain("access_token");
    }
}
