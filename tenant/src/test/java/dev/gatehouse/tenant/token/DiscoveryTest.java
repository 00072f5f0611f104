package dev.gatehouse.tenant.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.Certificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryTest {
    @TempDir
    static Path folder;

    private TenantUnderTest tenant;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private JsonNode document(String path) {
        var answer = tenant.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void tenantsDocumentNamesItsOwnHostAndId() {
        for (var name : new String[] {tenant.tenant.id(), tenant.tenant.domain()}) {
            var base = TenantUnderTest.CONTROL + "/" + tenant.tenant.id();
            var document = document("/" + name + "/v2.0/.well-known/openid-configuration");
            assertThat(document.path("issuer").asText()).isEqualTo(base + "/v2.0");
            assertThat(document.path("token_endpoint").asText()).isEqualTo(base + "/oauth2/v2.0/token");
            assertThat(document.path("authorization_endpoint").asText()).isEqualTo(base + "/oauth2/v2.0/authorize");
            assertThat(document.path("jwks_uri").asText()).isEqualTo(base + "/discovery/v2.0/keys");
            assertThat(document("/" + name + "/.well-known/openid-configuration")
                            .path("issuer")
                            .asText())
                    .isEqualTo(base + "/");
        }
    }

    @Test
    void documentOfAnyTenantIsATemplate() {
        for (var any : new String[] {"common", "organizations", "consumers"}) {
            var document = document("/" + any + "/v2.0/.well-known/openid-configuration");
            assertThat(document.path("issuer").asText()).isEqualTo(TenantUnderTest.CONTROL + "/{tenantid}/v2.0");
            assertThat(document.path("token_endpoint").asText())
                    .isEqualTo(TenantUnderTest.CONTROL + "/" + any + "/oauth2/v2.0/token");
            assertThat(document("/" + any + "/discovery/v2.0/keys")
                            .at("/keys/0/issuer")
                            .asText())
                    .isEqualTo(TenantUnderTest.CONTROL + "/{tenantid}/v2.0");
        }
    }

    @Test
    void documentNamesOnlyWhatIsHereAndOtherwiseLooksLikeTheRealOne() throws Exception {
        var document = document("/common/v2.0/.well-known/openid-configuration");
        var members = new TreeSet<String>();
        document.fieldNames().forEachRemaining(members::add);
        assertThat(members)
                .contains("authorization_endpoint", "token_endpoint", "issuer", "jwks_uri", "tenant_region_scope")
                .doesNotContain("device_authorization_endpoint", "kerberos_endpoint");
        assertThat(document.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
        for (var endpoint :
                new String[] {"authorization_endpoint", "token_endpoint", "end_session_endpoint", "jwks_uri"}) {
            var path = document.path(endpoint).asText().substring(TenantUnderTest.CONTROL.length());
            assertThat(tenant.get(path).status()).as(endpoint).isNotEqualTo(404);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve("shared/data/entra/discovery-common.json");
            if (Files.exists(file)) {
                var real = new TreeSet<String>();
                TenantUnderTest.json(Files.readString(file)).fieldNames().forEachRemaining(real::add);
                members.removeAll(Set.of("grant_types_supported", "code_challenge_methods_supported"));
                assertThat(real).containsAll(members);
            }
        }
    }

    @Test
    void unknownTenantHasNoDocument() {
        for (var path : new String[] {"/v2.0/.well-known/openid-configuration", "/discovery/v2.0/keys"}) {
            var answer = tenant.get("/5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e" + path);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isEqualTo("invalid_tenant");
            assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(90002);
        }
    }

    @Test
    void keySetVerifiesTheTenantsTokensAndHasNoMore() {
        var answer = tenant.get("/" + tenant.tenant.id() + "/discovery/v2.0/keys?appid=x");
        assertThat(answer.status()).isEqualTo(200);
        var key = answer.json().at("/keys/0");
        var names = new TreeSet<String>();
        key.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactly("e", "issuer", "kid", "kty", "n", "use", "x5c", "x5t");
        assertThat(key.path("x5t")).isEqualTo(key.path("kid"));
        assertThat(key.path("kid").asText())
                .isEqualTo(Certificates.thumbprint(
                        Certificates.read(key.at("/x5c/0").asText()), "SHA-1"));

        var token = tenant.graphToken(tenant.client("client"));
        var verified = TokenVerifier.verify(
                UnverifiedToken.parse(token), KeySet.parse(answer.body()), SignatureAlgorithm.FOR_ACCESS_TOKENS);
        assertThat(verified.claims().text("ver")).contains("1.0");
    }

    @Test
    void privateKeyIsKeptSealed() throws Exception {
        var document = document("/common/discovery/v2.0/keys");
        assertThat(document.toString()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                // PKCS#8 of an RSA key in base64 begins so.
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("MIIEv", "PRIVATE KEY");
            }
        }
    }

    @Test
    void instanceDiscoveryKnowsThisHostAndNoOther() {
        var path = "/common/discovery/instance?api-version=1.1&authorization_endpoint=";
        var known = document(path + TenantUnderTest.encode(TenantUnderTest.CONTROL + "/common/oauth2/v2.0/authorize"));
        assertThat(known.path("tenant_discovery_endpoint").asText())
                .isEqualTo(
                        TenantUnderTest.CONTROL + "/" + tenant.tenant.id() + "/v2.0/.well-known/openid-configuration");
        assertThat(known.path("api-version").asText()).isEqualTo("1.1");
        assertThat(known.at("/metadata/0/aliases/0").asText()).isEqualTo("control.example:9443");

        for (var other : new String[] {
            "https://login.example/common", "http://control.example:9443/", "https://control.example.evil.example/", ":"
        }) {
            var answer = tenant.get(path + TenantUnderTest.encode(other));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isEqualTo("invalid_instance");
        }
    }
}
