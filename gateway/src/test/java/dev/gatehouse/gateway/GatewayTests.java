package dev.gatehouse.gateway;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Subscription.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static dev.gatehouse.gateway.Estate.SERVICE;
import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.openApi;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.subscription;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call goes by, from a socket through every room to a backend and back. One file, because all its calls go through one
 * gateway that is started once.
 */
class GatewayTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");
    private static final String STARTER_POLICY = """
            <policies>
              <inbound>
                <rate-limit calls="5" renewal-period="60" />
                <quota calls="7" renewal-period="604800" />
                <base />
              </inbound>
            </policies>
            """;

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<Map<String, List<String>>> seen = new LinkedBlockingQueue<>();
    private HttpServer backend;
    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        backend.createContext("/", exchange -> {
            seen.add(Map.copyOf(exchange.getRequestHeaders()));
            var body = (exchange.getRequestMethod() + " " + exchange.getRequestURI()).getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        backend.start();
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.serve(estate());
    }

    @AfterEach
    void stop() {
        gateway.close();
        issuer.close();
        backend.stop(0);
    }

    private List<Entity> estate() {
        return new ArrayList<>(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER),
                user("owner", true),
                application("app", "client", "owner"),
                link("app", "starter"),
                product("starter", true, true, true, entra("starter"), "echo"),
                subscription("s1", Scope.PRODUCT, "starter", TestGateway.HASHES.of("key-one")),
                to(api("echo", "echo")),
                operation("echo", "get", "GET", "/resource"),
                operation("echo", "one", "GET", "/resource/{id}"),
                to(openApi("open", "open")),
                operation("open", "any", "GET", "/*"),
                operation("open", "post", "POST", "/*")));
    }

    private Entity.Api to(Entity.Api api) {
        return new Entity.Api(
                api.id(),
                api.name(),
                api.path(),
                api.protocols(),
                Optional.of("http://127.0.0.1:" + backend.getAddress().getPort() + "/base"),
                api.subscriptionRequired(),
                api.keyHeader(),
                api.keyQuery(),
                api.revision(),
                api.current(),
                api.online(),
                api.version(),
                api.order());
    }

    @Test
    void callWhenItIsLetInThenTheBackendGetsTheRestOfThePathAndTheWholeQuery() {
        var reply = gateway.get("/ECHO/resource/a%2Fb/?x=1&subscription-key=key-one");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("GET /base/resource/a%2Fb/?x=1&subscription-key=key-one");
        var record = gateway.record();
        assertThat(reply.header("x-gatehouse-request-id"))
                .contains(record.requestId().toString());
        assertThat(record.outcome()).isEqualTo(AccessOutcome.SERVED);
        assertThat(record.service()).isEqualTo(SERVICE);
        assertThat(List.of(
                        record.apiId(),
                        record.operationId(),
                        record.productId(),
                        record.subscriptionId(),
                        record.userId()))
                .containsExactly("echo", "echo/one", "starter", "s1", "owner");
    }

    @Test
    void callWhenATokenIsThisServicesThenItDoesNotReachTheBackendAndAnyOtherDoes() throws InterruptedException {
        var ours = "Bearer " + TestIssuer.token(KEY, gateway.claims("guid-starter", "Role.starter", "client"));
        var theirs = "Bearer " + TestIssuer.token(KEY, gateway.claims("api://theirs", "Role", "client"));
        assertThat(forwarded("/echo/resource", ours)).isEmpty();
        assertThat(forwarded("/echo/resource?subscription-key=key-one", ours)).isEmpty();
        assertThat(forwarded("/open/x", ours)).isEmpty();
        assertThat(forwarded("/echo/resource?subscription-key=key-one", theirs)).contains(theirs);
        assertThat(forwarded("/open/x", theirs)).contains(theirs);
        assertThat(forwarded("/open/x", "Bearer whatever")).contains("Bearer whatever");
        assertThat(forwarded("/open/x", "Basic dTpw")).contains("Basic dTpw");
    }

    @Test
    void callWhenAPolicyPutsAnotherCredentialInTheTokensPlaceThenThatReachesTheBackend() throws InterruptedException {
        var ours = "Bearer " + TestIssuer.token(KEY, gateway.claims("guid-starter", "Role.starter", "client"));
        gateway.put(policy("api/echo", """
                <policies><inbound><base /><set-header name="Authorization" exists-action="override">
                <value>Basic YmFja2VuZA==</value></set-header></inbound></policies>
                """));
        assertThat(forwarded("/echo/resource", ours)).contains("Basic YmFja2VuZA==");
        gateway.put(policy("api/echo", """
                <policies><inbound><base /><set-header name="Authorization" exists-action="override">
                <value>%s</value></set-header></inbound></policies>
                """.formatted(
                        "Bearer " + TestIssuer.token(KEY, gateway.claims("api://guid-starter", "Another", "client")))));
        assertThat(forwarded("/echo/resource", ours)).isEmpty();
    }

    @Test
    void callWhenStartersPolicyLimitsThenKeysAndTokensAreCountedApartAndQuotasOutliveARestart() {
        gateway.put(policy("product/starter", STARTER_POLICY));
        var token = "Authorization: Bearer "
                + TestIssuer.token(KEY, gateway.claims("guid-starter", "Role.starter", "client"));
        for (int i = 0; i < 5; i++) {
            assertThat(gateway.get("/echo/resource", token).status()).isEqualTo(200);
            gateway.record();
        }
        var limited = gateway.get("/echo/resource", token);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.body())
                .isEqualTo(
                        "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in 60 seconds.\" }");
        assertThat(gateway.record().outcome()).isEqualTo(AccessOutcome.RATE_LIMITED);
        assertThat(gateway.get("/echo/resource", "Ocp-Apim-Subscription-Key: key-one")
                        .status())
                .isEqualTo(200);
        gateway.record();

        gateway.close();
        gateway = new TestGateway(folder, issuer);
        gateway.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            assertThat(gateway.get("/echo/resource", token).status()).isEqualTo(200);
            gateway.record();
        }
        var out = gateway.get("/echo/resource", token);
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.body()).contains("Out of call volume quota.");
        assertThat(gateway.record().outcome()).isEqualTo(AccessOutcome.QUOTA_EXCEEDED);
    }

    @Test
    void callWhenNothingMatchesThenTheBodyIsExactAndTheGlobalOnErrorRuns() {
        var reply = gateway.get("/nothing/here");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("{ \"statusCode\": 404, \"message\": \"Resource not found\" }");
        assertThat(reply.header("Content-Length")).contains("54");
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(gateway.record().outcome()).isEqualTo(AccessOutcome.NOT_FOUND);
        assertThat(gateway.call("DELETE", "/echo/resource").body()).isEqualTo(reply.body());
        assertThat(gateway.call("HEAD", "/echo/resource").status()).isEqualTo(404);
        assertThat(gateway.call("OPTIONS", "/echo/resource").status()).isEqualTo(404);

        gateway.put(
                policy("global", onError("X-Global", "<forward-request />")),
                policy("api/echo", onError("X-Api", "<base />")));
        var global = gateway.get("/nothing/here");
        assertThat(global.status()).isEqualTo(404);
        assertThat(global.header("X-Global")).contains("seen");
        assertThat(global.header("X-Api")).isEmpty();
        var ofApi = gateway.call("DELETE", "/echo/resource");
        assertThat(ofApi.status()).isEqualTo(404);
        assertThat(ofApi.header("X-Api")).contains("seen");
        var refused = gateway.get("/echo/resource");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("X-Api")).contains("seen");
        assertThat(refused.header("WWW-Authenticate")).isPresent();
        assertThat(seen).isEmpty();
    }

    @Test
    void callWhenItIsAPreflightThenCorsAloneAnswersWithoutAccess() {
        assertThat(preflight("/echo/resource").status()).isEqualTo(404);
        gateway.put(policy("api/echo", """
                <policies><inbound><cors><allowed-origins><origin>https://a.example.org</origin></allowed-origins>
                <allowed-methods><method>GET</method></allowed-methods></cors>
                <return-response><set-status code="418" reason="No" /></return-response></inbound></policies>
                """));
        var reply = preflight("/echo/resource");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).contains("https://a.example.org");
        assertThat(gateway.get("/echo/resource", "Origin: https://a.example.org")
                        .status())
                .isEqualTo(401);
        gateway.put(operation("echo", "options", "OPTIONS", "/resource"));
        assertThat(preflight("/echo/resource").status()).isEqualTo(401);
        assertThat(seen).isEmpty();
    }

    @Test
    void callWhenAPolicyDocumentCanNotBeRunThenThatOperationAloneAnswers500() {
        gateway.put(policy("operation/echo/get", "<policies><inbound><nonsense /></inbound></policies>"));
        var key = "Ocp-Apim-Subscription-Key: key-one";
        var reply = gateway.get("/echo/resource", key);
        var record = gateway.record();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body())
                .isEqualTo("{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \""
                        + record.requestId() + "\" }");
        assertThat(record.outcome()).isEqualTo(AccessOutcome.INTERNAL_ERROR);
        assertThat(record.reason()).contains("operation/echo/get");
        assertThat(gateway.get("/echo/resource/1", key).status()).isEqualTo(200);
        assertThat(gateway.get("/open/x").status()).isEqualTo(200);
        gateway.gateway()
                .apply(new ConfigurationUpdate(
                        gateway.gateway().revision() + 1,
                        List.of(new ConfigurationChange.Remove(SERVICE, Entity.Kind.POLICY, "operation/echo/get"))));
        assertThat(gateway.get("/echo/resource", key).status()).isEqualTo(200);
    }

    @Test
    void callWhenItsPolicyNamesABackendThenItIsSentThereWithItsCredentials() throws InterruptedException {
        gateway.put(
                new Entity.NamedValue("k", "k", "hush", true),
                backend("http://127.0.0.1:" + backend.getAddress().getPort() + "/named"),
                policy(
                        "api/open",
                        "<policies><inbound><base /><set-backend-service backend-id=\"B\" /></inbound></policies>"));
        var reply = gateway.get("/open/x?a=1", "X-Key: mine");
        assertThat(reply.body()).isEqualTo("GET /named/x?a=1&code=c");
        assertThat(seen.poll(10, TimeUnit.SECONDS)).containsEntry("X-key", List.of("hush"));
        gateway.put(new Entity.NamedValue("k", "k", "changed", true));
        gateway.get("/open/x");
        assertThat(seen.poll(10, TimeUnit.SECONDS)).containsEntry("X-key", List.of("changed"));
        gateway.put(backend("http://127.0.0.1:" + backend.getAddress().getPort() + "/moved"));
        assertThat(gateway.get("/open/x").body()).isEqualTo("GET /moved/x?code=c");
    }

    private static Entity.Backend backend(String url) {
        return new Entity.Backend(
                "b",
                url,
                Map.of("X-Key", List.of("{{k}}")),
                Map.of("code", List.of("c")),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    @Test
    void callWhenAFragmentThatItsPolicyIncludesChangesThenTheNextCallSeesIt() {
        var value = new Entity.NamedValue("v", "v", "first", false);
        var fragment =
                "<fragment><set-header name=\"X-Value\" exists-action=\"override\"><value>%s</value></set-header>"
                        + "</fragment>";
        gateway.put(
                value,
                new Entity.Fragment("f", fragment.formatted("{{v}}"), false),
                policy(
                        "api/open",
                        "<policies><outbound><base /><include-fragment fragment-id=\"F\" /></outbound></policies>"));
        assertThat(gateway.get("/open/x").header("X-Value")).contains("first");
        gateway.put(new Entity.NamedValue("v", "v", "second", false));
        assertThat(gateway.get("/open/x").header("X-Value")).contains("second");
        gateway.put(new Entity.Fragment("f", fragment.formatted("third"), false));
        assertThat(gateway.get("/open/x").header("X-Value")).contains("third");
        gateway.gateway()
                .apply(new ConfigurationUpdate(
                        gateway.gateway().revision() + 1,
                        List.of(new ConfigurationChange.Remove(SERVICE, Entity.Kind.FRAGMENT, "f"))));
        assertThat(gateway.get("/open/x").status()).isEqualTo(500);
        assertThat(gateway.get("/echo/resource", "Ocp-Apim-Subscription-Key: key-one")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void callWhenPoliciesAndNamedValuesChangeThenTheNextCallSeesIt() {
        for (var scope : List.of("global", "api/open", "operation/open/any")) {
            var value = new Entity.NamedValue("v", "v", "from-" + scope, false);
            gateway.put(value, policy(scope, """
                    <policies><inbound>%s</inbound><backend><forward-request /></backend><outbound>
                    <set-header name="X-Value" exists-action="override"><value>{{v}}</value></set-header>
                    </outbound></policies>
                    """.formatted(scope.equals("global") ? "" : "<base />")));
            assertThat(gateway.get("/open/x").header("X-Value")).contains("from-" + scope);
            gateway.put(new Entity.NamedValue("v", "v", "changed", false));
            assertThat(gateway.get("/open/x").header("X-Value")).contains("changed");
        }
        assertThat(gateway.get("/open/x").header("X-Value")).contains("changed");
    }

    @Test
    void startWhenItServedBeforeThenItServesTheSameAgain() {
        gateway.put(policy("product/starter", STARTER_POLICY));
        long revision = gateway.gateway().revision();
        gateway.close();
        gateway = new TestGateway(folder, issuer);
        assertThat(gateway.gateway().revision()).isEqualTo(revision);
        assertThat(gateway.gateway().store()).isEqualTo("store");
        assertThat(gateway.get("/echo/resource", "Ocp-Apim-Subscription-Key: key-one")
                        .status())
                .isEqualTo(200);
        assertThat(gateway.get("/echo/resource").status()).isEqualTo(401);
    }

    @Test
    void callWhenTheBackendCanNotBeReachedThenTheRecordSaysWhyAndTheCallerIsNotTold() {
        backend.stop(0);
        var port = ":" + backend.getAddress().getPort();
        var reply = gateway.get("/open/x");
        var record = gateway.record();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains(record.requestId().toString()).doesNotContain(port);
        assertThat(record.outcome()).isEqualTo(AccessOutcome.BACKEND_CONNECTION_FAILURE);
        assertThat(record.reason()).contains("BackendConnectionFailure", "127.0.0.1" + port);
    }

    @Test
    void callWhenNoServiceClaimsTheHostThenItIs404() {
        gateway.put(service("one.example.org"));
        var reply = gateway.get("/open/x");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(gateway.record().service()).isEmpty();
        var port = gateway.gateway().port(0);
        var claimed = WireReply.to(
                port, "GET /open/x HTTP/1.1\r\nHost: ONE.example.org:" + port + "\r\nConnection: close\r\n\r\n");
        assertThat(claimed.status()).isEqualTo(200);
    }

    @Test
    void drainWhenItReturnsThenTheDoorIsClosedAndClosingAgainDoesNothing() {
        assertThat(gateway.gateway().drain(Duration.ofSeconds(5))).isTrue();
        gateway.gateway().close();
    }

    private WireReply preflight(String target) {
        return gateway.call("OPTIONS", target, "Origin: https://a.example.org", "Access-Control-Request-Method: GET");
    }

    /** The {@code Authorization} that the backend got. */
    private List<String> forwarded(String target, String authorization) throws InterruptedException {
        seen.clear();
        var reply = gateway.get(target, "Authorization: " + authorization);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return seen.poll(10, TimeUnit.SECONDS).getOrDefault("Authorization", List.of());
    }

    private static Entity.Policy policy(String id, String document) {
        return new Entity.Policy(id, document, true);
    }

    private static String onError(String header, String backend) {
        return """
                <policies><backend>%s</backend><on-error>
                <set-header name="%s" exists-action="override"><value>seen</value></set-header>
                </on-error></policies>
                """.formatted(backend, header);
    }

    private static Optional<Entity.ProductApplication> entra(String name) {
        return Optional.of(new Entity.ProductApplication("guid-" + name, "api://guid-" + name, "Role." + name));
    }
}
