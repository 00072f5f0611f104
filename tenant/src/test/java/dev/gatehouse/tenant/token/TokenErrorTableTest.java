package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.graph.GraphFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Every request that gets no token, and with which words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenErrorTableTest {
    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private TenantBootstrap.Client client;
    private GraphFixture graph;
    private final List<DynamicTest> table = new ArrayList<>();

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        client = tenant.client("client");
        graph = new GraphFixture(tenant);
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    private Map<String, String> good() {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client.clientId(),
                "client_secret",
                client.secret(),
                "scope",
                TenantUnderTest.GRAPH));
    }

    private Map<String, String> with(String name, String value) {
        var fields = good();
        fields.put(name, value);
        return fields;
    }

    private Map<String, String> without(String name) {
        var fields = good();
        fields.remove(name);
        return fields;
    }

    private void row(String name, Map<String, String> fields, int status, String error, int code) {
        row(name, tenant.tokenPath(), fields, status, error, code);
    }

    private void row(String name, String path, Map<String, String> fields, int status, String error, int code) {
        table.add(DynamicTest.dynamicTest(name, () -> check(tenant.form(path, fields), status, error, code)));
    }

    private void check(Answer answer, int status, String error, int code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        var json = answer.json();
        assertThat(json.path("error").asText()).isEqualTo(error);
        assertThat(json.path("error_codes").toString()).isEqualTo("[" + code + "]");
        assertThat(json.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");
        assertThat(json.path("trace_id").asText()).matches("[0-9a-f-]{36}");
        assertThat(json.path("correlation_id").asText()).matches("[0-9a-f-]{36}");
        assertThat(json.path("error_uri").asText()).endsWith("/error?code=" + code);
        assertThat(json.path("error_description").asText())
                .startsWith("AADSTS" + code + ": ")
                .contains(" Trace ID: " + json.path("trace_id").asText())
                .contains(" Correlation ID: " + json.path("correlation_id").asText())
                .endsWith(" Timestamp: " + json.path("timestamp").asText());
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("x-ms-request-id")).isNotEmpty();
        assertThat(answer.body()).doesNotContain(client.secret(), "access_token", "Exception", "\tat ");
    }

    @TestFactory
    List<DynamicTest> requestsThatGetNoToken() {
        var basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        var unknown = "5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e";
        var id = tenant.tenant.id();

        row("no grant_type", without("grant_type"), 400, "invalid_request", 900144);
        row("an empty grant_type", with("grant_type", ""), 400, "invalid_request", 900144);
        row("another grant_type", with("grant_type", "password"), 400, "unsupported_grant_type", 70003);
        row("no client_id", without("client_id"), 400, "invalid_request", 900144);
        row("no credential", without("client_secret"), 401, "invalid_client", 7000218);
        row("an unknown client", with("client_id", unknown), 400, "unauthorized_client", 700016);
        row("a client_id that is no GUID", with("client_id", "me"), 400, "unauthorized_client", 700016);
        row("a wrong secret", with("client_secret", "wrong"), 401, "invalid_client", 7000215);
        row(
                "a secret of other case",
                with("client_secret", client.secret().toUpperCase()),
                401,
                "invalid_client",
                7000215);
        row("no scope", without("scope"), 400, "invalid_request", 90014);
        row("openid alone", with("scope", "openid"), 400, "invalid_scope", 1002012);
        row("a named scope", with("scope", "https://graph.microsoft.com/User.Read"), 400, "invalid_scope", 1002012);
        row("two resources", with("scope", "api://a/.default api://b/.default"), 400, "invalid_scope", 700022);
        row("a malformed scope", with("scope", "api://a\\b/.default"), 400, "invalid_scope", 70011);
        row("a scope of no resource", with("scope", "/.default"), 400, "invalid_scope", 70011);
        row("a very long scope", with("scope", "api://" + "a".repeat(5000) + "/.default"), 400, "invalid_scope", 70011);
        row("an unknown resource", with("scope", "api://nobody/.default"), 400, "invalid_resource", 500011);
        row("an unknown resource's app id", with("scope", unknown + "/.default"), 400, "invalid_resource", 500011);
        row("common", "/common/oauth2/v2.0/token", good(), 400, "invalid_request", 9001023);
        row("consumers", "/consumers/oauth2/v2.0/token", good(), 400, "invalid_request", 9001023);
        row("organizations", "/organizations/oauth2/v2.0/token", good(), 400, "invalid_request", 9001023);
        row("another tenant", "/" + unknown + "/oauth2/v2.0/token", good(), 400, "invalid_request", 90002);
        row("another domain", "/other.example/oauth2/v2.0/token", good(), 400, "invalid_request", 90002);
        row("no tenant at all", "/nonsense/oauth2/v2.0/token", good(), 400, "invalid_request", 900023);
        row("version 1 without resource", "/" + id + "/oauth2/token", without("scope"), 400, "invalid_request", 90014);
        row("an assertion of an unknown type", assertion("jwt", "a.b.c"), 400, "invalid_request", 50027);
        row("an assertion that is none", assertion(null, "abc"), 400, "invalid_request", 50027);
        row("an assertion without its type", type(""), 400, "invalid_request", 900144);

        table.add(DynamicTest.dynamicTest("GET", () -> {
            var answer = tenant.get(tenant.tokenPath() + "?" + TenantUnderTest.encode(good()));
            check(answer, 400, "invalid_request", 900561);
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }));
        table.add(DynamicTest.dynamicTest(
                "everything in the query",
                () -> check(
                        tenant.form(tenant.tokenPath() + "?" + TenantUnderTest.encode(good()), Map.of()),
                        400,
                        "invalid_request",
                        900144)));
        table.add(DynamicTest.dynamicTest(
                "another content type",
                () -> check(
                        tenant.send(
                                "POST",
                                tenant.tokenPath(),
                                TenantUnderTest.encode(good()),
                                "Content-Type",
                                "text/plain"),
                        400,
                        "invalid_request",
                        900144)));
        for (var name : good().keySet()) {
            table.add(DynamicTest.dynamicTest(
                    name + " twice",
                    () -> check(
                            tenant.send(
                                    "POST",
                                    tenant.tokenPath(),
                                    TenantUnderTest.encode(good()) + "&" + name + "=x",
                                    "Content-Type",
                                    "application/x-www-form-urlencoded"),
                            400,
                            "invalid_request",
                            9000411)));
        }
        table.add(DynamicTest.dynamicTest(
                "secret in body and header",
                () -> check(
                        tenant.form(tenant.tokenPath(), good(), "Authorization", "Basic " + basic),
                        400,
                        "invalid_request",
                        9000411)));
        for (var header : new String[] {
            "Bearer x",
            "Basic !",
            "Basic " + Base64.getEncoder().encodeToString("x\0:y".getBytes(StandardCharsets.UTF_8)),
            "Basic " + Base64.getEncoder().encodeToString("x%00:y".getBytes(StandardCharsets.UTF_8)),
            "Basic " + Base64.getEncoder().encodeToString("x".getBytes(StandardCharsets.UTF_8))
        }) {
            table.add(DynamicTest.dynamicTest(
                    "the header " + header,
                    () -> check(
                            tenant.form(tenant.tokenPath(), without("client_secret"), "Authorization", header),
                            401,
                            "invalid_client",
                            7000218)));
        }
        return table;
    }

    private Map<String, String> type(String type) {
        var fields = without("client_secret");
        fields.put("client_assertion", "a.b.c");
        fields.put("client_assertion_type", type);
        return fields;
    }

    private Map<String, String> assertion(String type, String assertion) {
        var fields = type(type == null ? "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" : type);
        fields.put("client_assertion", assertion);
        return fields;
    }

    @Test
    void parametersThatNobodyKnowsMayStandTwice() {
        var answer = tenant.send(
                "POST",
                tenant.tokenPath(),
                TenantUnderTest.encode(good()) + "&x-client-SKU=a&x-client-SKU=b",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void expiredSecretIsRefusedByItsOwnCode() {
        var app = graph.app("expiring");
        var secret = graph.secretUntil(app, "2030-01-02T00:00:00Z");
        assertThat(tenant.token(app.appId(), secret, TenantUnderTest.GRAPH).status())
                .isEqualTo(200);
        var before = tenant.now;
        tenant.now = before.plus(Duration.ofDays(1));
        check(tenant.token(app.appId(), secret, TenantUnderTest.GRAPH), 401, "invalid_client", 7000222);
        tenant.now = before;
    }

    @Test
    void secretThatIsNotValidYetIsWrong() {
        var app = graph.app("early");
        var secret = graph.secretFrom(app, "2030-02-01T00:00:00Z");
        check(tenant.token(app.appId(), secret, TenantUnderTest.GRAPH), 401, "invalid_client", 7000215);
    }

    @Test
    void disabledClientAndDisabledResourceAreRefused() {
        var app = graph.app("to be disabled");
        var secret = graph.secret(app);
        var resource = graph.app("resource");
        var scope = resource.appId() + "/.default";
        assertThat(tenant.token(app.appId(), secret, scope).status()).isEqualTo(200);

        graph.changePrincipal(resource, "{'accountEnabled':false}");
        check(tenant.token(app.appId(), secret, scope), 400, "invalid_resource", 50001);
        graph.changePrincipal(resource, "{'accountEnabled':true,'appRoleAssignmentRequired':true}");
        check(tenant.token(app.appId(), secret, scope), 400, "invalid_grant", 501051);
        graph.changePrincipal(app, "{'accountEnabled':false}");
        check(tenant.token(app.appId(), secret, scope), 400, "unauthorized_client", 7000112);
        // A wrong secret does not learn that the client is disabled.
        check(tenant.token(app.appId(), "wrong", scope), 401, "invalid_client", 7000215);
    }

    @Test
    void clientWithoutPrincipalAndDeletedClientAreRefused() {
        var app = graph.app("deleted");
        var secret = graph.secret(app);
        graph.deletePrincipal(app);
        check(tenant.token(app.appId(), secret, TenantUnderTest.GRAPH), 400, "unauthorized_client", 7000229);
        graph.delete(app);
        check(tenant.token(app.appId(), secret, TenantUnderTest.GRAPH), 400, "unauthorized_client", 700016);
    }

    @Test
    void failuresOfOneClientAreLimitedAndThenForgotten() {
        var app = graph.app("attacked");
        var secret = graph.secret(app);
        for (int i = 0; i < FailureLimit.FAILURES; i++) {
            check(tenant.token(app.appId(), "guess-" + i, TenantUnderTest.GRAPH), 401, "invalid_client", 7000215);
        }
        var limited = tenant.token(app.appId(), "guess", TenantUnderTest.GRAPH);
        check(limited, 429, "temporarily_unavailable", 90055);
        assertThat(limited.header("Retry-After")).isEqualTo("60");
        // Another client at the same address is not.
        assertThat(tenant.token(client.clientId(), client.secret(), TenantUnderTest.GRAPH)
                        .status())
                .isEqualTo(200);
        var before = tenant.now;
        tenant.now = before.plusSeconds(60);
        assertThat(tenant.token(app.appId(), secret, TenantUnderTest.GRAPH).status())
                .isEqualTo(200);
        tenant.now = before;
    }

    @Test
    void successesAreNotLimited() {
        for (int i = 0; i < 3 * FailureLimit.FAILURES; i++) {
            assertThat(tenant.token(client.clientId(), client.secret(), TenantUnderTest.GRAPH)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void clientsRequestIdIsTheCorrelationId() {
        var id = "0a1b2c3d-0000-4000-8000-0123456789ab";
        var answer = tenant.form(
                tenant.tokenPath(), without("grant_type"), "client-request-id", id, "return-client-request-id", "true");
        assertThat(answer.json().path("correlation_id").asText()).isEqualTo(id);
        assertThat(answer.header("client-request-id")).isEqualTo(id);
    }

    @Test
    void noParameterHoldsWhatADatabaseCouldNotKeep() {
        for (var value : new String[] {"a%00", "a\0"}) {
            var answer = tenant.send(
                    "POST",
                    tenant.tokenPath(),
                    "grant_type=client_credentials&client_secret=x&scope=y&client_id=" + value,
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }
}
