package dev.gatehouse.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The test consoles of the whole server: what they call, and what they refuse to call. One file, because a server, its
 * people and their applications are set up once for all of it.
 */
class ConsoleTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String VERSION = "?api-version=2025-09-01-preview";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;
    private static PortalBrowser manager;
    private static PortalBrowser ada;
    private static PortalBrowser eve;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(folder.resolve("data"), "--test-controls");
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        person("ada");
        person("eve");
        arm("PATCH", "/products/unlimited", """
                {"properties":{"authenticationType":["application-token","subscription-key"]}}""");
        arm("PUT", "/products/unlimited/groups/developers", "{}");
        arm("PUT", "/apis/echo-api/operations/deep", """
                {"properties":{"displayName":"Deep","method":"POST","urlTemplate":"/resource/{id}/{*rest}?kind={kind}",
                 "templateParameters":[{"name":"id","type":"string","required":true},
                 {"name":"rest","type":"string"},{"name":"kind","type":"string","required":true}]}}""");
        arm("PUT", "/apis/hidden", """
                {"properties":{"displayName":"Hidden","path":"hidden","protocols":["http"]}}""");
        arm("PUT", "/apis/hidden/operations/get", """
                {"properties":{"displayName":"Get","method":"GET","urlTemplate":"/x"}}""");
        application("adas");
        arm("PUT", "/subscriptions/adas-key", """
                {"properties":{"displayName":"Ada's key","scope":"/products/unlimited","ownerId":"/users/ada",
                 "state":"active"}}""");
        manager = new PortalBrowser(client, control);
        manager.signIn(
                "/admin/sign-in",
                server.get("/administrator/userName"),
                server.get("/administrator/password"),
                PASSWORD);
        ada = developer("ada");
        eve = developer("eve");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static PortalBrowser developer(String name) {
        var browser = new PortalBrowser(client, control);
        browser.signIn("/sign-in", name + "@" + domain(), PASSWORD, PASSWORD);
        return browser;
    }

    private static String domain() {
        return server.get("/administrator/userName").split("@")[1];
    }

    private static void person(String name) {
        arm("PUT", "/users/" + name, """
                {"properties":{"email":"%s@%s","firstName":"%s","lastName":"L","password":"%s"}}""".formatted(name, domain(), name, PASSWORD));
    }

    private static void application(String name) {
        arm("PUT", "/clientApplications/" + name, """
                {"properties":{"displayName":"%s","ownerId":"/users/ada"}}""".formatted(name));
        arm("PUT", "/clientApplications/" + name + "/productLinks/unlimited", """
                {"properties":{"productId":"/products/unlimited"}}""");
    }

    private static JsonNode arm(String method, String path, String body) {
        var token = client.send(OutboundRequest.of("POST", URI.create(server.get("/tokenUrl")))
                        .withForm(Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                server.get("/automation/clientId"),
                                "client_secret",
                                server.get("/automation/clientSecret"),
                                "scope",
                                "https://management.azure.com/.default")))
                .json()
                .path("access_token")
                .asText();
        var service = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
        var request = OutboundRequest.of(method, URI.create(control + service + path + VERSION))
                .with("If-Match", "*")
                .with("Authorization", "Bearer " + token);
        var reply = client.send(
                body.isEmpty() ? request : request.withBody("application/json", body.getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.successful()).as(reply.bodyText()).isTrue();
        return reply.body().length == 0 ? Json.object() : reply.json();
    }

    private static List<String> secretNames(String application) {
        return arm("GET", "/clientApplications/" + application + "/credentials", "")
                .path("value")
                .findValuesAsText("name");
    }

    private static OutboundReply post(PortalBrowser browser, String portal, String path, String body) {
        return browser.send(
                OutboundRequest.of("POST", URI.create(control + path))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8)),
                "X-Gatehouse-Portal",
                portal,
                "Origin",
                control,
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static OutboundReply call(String more) {
        return post(ada, "developer", "/api/console/call", """
                {"api":"echo-api","operation":"deep","application":"adas","template":{"id":"7","rest":"a/b","kind":"k"}%s}""".formatted(more));
    }

    private static String pasted(String application) {
        var made = post(ada, "developer", "/api/applications/" + application + "/secrets", "{\"name\":\"pasted\"}");
        assertThat(made.status()).as(made.bodyText()).isEqualTo(201);
        return made.json().path("clientSecret").asText();
    }

    private static void credential(PortalBrowser browser, String portal, String root, String application) {
        var made =
                post(browser, portal, root + "/console/credentials", "{\"application\":\"%s\"}".formatted(application));
        assertThat(made.status()).as(made.bodyText()).isEqualTo(201);
        assertThat(made.json().path("until").asText()).isNotEmpty();
        assertThat(made.bodyText()).doesNotContain("ecret");
    }

    @Test
    void callWhenAConsoleCredentialWasMadeThenItIsAnsweredAndNeitherTokenNorSecretComesAlong() {
        credential(ada, "developer", "/api", "adas");
        var reply = call(",\"query\":[{\"name\":\"q\",\"value\":\"a b&c\"}],\"headers\":[{\"name\":\"X-Mine\","
                + "\"value\":\"1\"},{\"name\":\"Content-Type\",\"value\":\"text/plain\"}],\"body\":\"Hello\"");
        var made = reply.json();

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        assertThat(made.at("/response/status").asInt()).as(reply.bodyText()).isEqualTo(200);
        assertThat(made.at("/request/url").asText())
                .isEqualTo(server.get("/gatewayUrl") + "/echo/resource/7/a/b?kind=k&q=a%20b%26c");
        assertThat(made.at("/request/method").asText()).isEqualTo("POST");
        assertThat(made.at("/milliseconds/token").asDouble()).isPositive();
        assertThat(made.at("/milliseconds/call").asDouble()).isPositive();
        assertThat(made.has("refusal")).isFalse();
        assertThat(reply.bodyText()).doesNotContain("eyJ");
        assertThat(reply.headers().first("Cache-Control")).contains("no-store");
        assertThat(secretNames("adas")).anyMatch(name -> name.matches("Console, until .* UTC"));
    }

    @Test
    void callWhenASecretWasPastedThenItCountsAndAWrongOneIsRefusedByTheTenant() {
        var secret = pasted("adas");
        var good = call(",\"secret\":\"" + secret + "\"").json();
        var bad = call(",\"secret\":\"wrong-canary\"");

        assertThat(good.at("/response/status").asInt()).as(good.toString()).isEqualTo(200);
        assertThat(bad.json().at("/tokenRefused/error").asText()).isEqualTo("invalid_client");
        assertThat(bad.json().has("response")).isFalse();
        assertThat(bad.bodyText()).doesNotContain("canary");
        assertThat(server.log()).doesNotContain(secret, "wrong-canary");
    }

    @Test
    void callWhenASubscriptionIsChosenThenItsKeyIsSentAndNotShown() {
        var reply = post(ada, "developer", "/api/console/call", """
                {"api":"echo-api","operation":"retrieve-resource","subscription":"adas-key",
                 "query":[{"name":"param1","value":"1"}]}""");
        assertThat(reply.json().at("/response/status").asInt())
                .as(reply.bodyText())
                .isEqualTo(200);
        var key = arm("POST", "/subscriptions/adas-key/listSecrets", "{}")
                .path("primaryKey")
                .asText();
        assertThat(reply.bodyText()).contains("Ocp-Apim-Subscription-Key").doesNotContain(key);
    }

    @Test
    void callWhenTheProductWasTakenAwayThenTheReasonIsTold() {
        application("leaving");
        credential(ada, "developer", "/api", "leaving");
        arm("DELETE", "/clientApplications/leaving/productLinks/unlimited", "");
        var refused = post(ada, "developer", "/api/console/call", """
                {"api":"echo-api","operation":"retrieve-resource","application":"leaving"}""");

        assertThat(refused.json().at("/refusal/outcome").asText())
                .as(refused.bodyText())
                .isEqualTo("ROLE_MISSING");
        assertThat(refused.json().at("/refusal/checks").findValuesAsText("result"))
                .containsSubsequence("passed", "failed", "notReached");
        assertThat(refused.json().at("/refusal/text").asText()).contains("not granted");
        assertThat(refused.json().at("/refusal/fix").asText()).contains("manager");
        assertThat(refused.json().at("/refusal").has("reason")).isFalse();
    }

    @Test
    void callWhenThereIsNoCredentialThenTheGatewaysRefusalIsExplained() {
        var refused = post(ada, "developer", "/api/console/call", """
                {"api":"echo-api","operation":"retrieve-resource"}""").json();

        assertThat(refused.at("/response/status").asInt()).isEqualTo(401);
        assertThat(refused.at("/refusal/outcome").asText()).isEqualTo("CREDENTIAL_MISSING");
        assertThat(refused.at("/refusal/text").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "url|,\"url\":\"http://evil.example/\"",
                "host|,\"host\":\"evil.example\"",
                "up|,\"template\":{\"id\":\"..\",\"kind\":\"k\"}",
                "up in the rest|,\"template\":{\"id\":\"7\",\"rest\":\"a/../../b\",\"kind\":\"k\"}",
                "absolute|,\"template\":{\"id\":\"http://evil.example\",\"kind\":\"k\"}",
                "absolute rest|,\"template\":{\"id\":\"7\",\"rest\":\"//evil.example\",\"kind\":\"k\"}",
                "back slash|,\"template\":{\"id\":\"a\\\\b\",\"kind\":\"k\"}",
                "line break|,\"template\":{\"id\":\"a\\r\\nb\",\"kind\":\"k\"}",
                "empty|,\"template\":{\"id\":\"\",\"kind\":\"k\"}",
                "missing|,\"template\":{\"id\":\"7\"}",
                "Host|,\"headers\":[{\"name\":\"Host\",\"value\":\"evil.example\"}]",
                "Cookie|,\"headers\":[{\"name\":\"cookie\",\"value\":\"a=b\"}]",
                "Authorization|,\"headers\":[{\"name\":\"Authorization\",\"value\":\"Bearer x\"}]",
                "forwarded|,\"headers\":[{\"name\":\"X-Forwarded-Host\",\"value\":\"evil.example\"}]",
                "framing|,\"headers\":[{\"name\":\"Transfer-Encoding\",\"value\":\"chunked\"}]",
                "length|,\"headers\":[{\"name\":\"Content-Length\",\"value\":\"1\"}]",
                "hop|,\"headers\":[{\"name\":\"Connection\",\"value\":\"close\"}]",
                "key|,\"headers\":[{\"name\":\"ocp-apim-subscription-key\",\"value\":\"k\"}]",
                "name|,\"headers\":[{\"name\":\"X Y: z\",\"value\":\"k\"}]",
                "smuggling|,\"headers\":[{\"name\":\"X-A\",\"value\":\"b\\r\\nHost: evil.example\"}]"
            })
    void callWhenItWouldGoElsewhereOrComeAsSomebodyElseThenItIsRefused(String what, String more) {
        var body =
                """
                {"api":"echo-api","operation":"deep","subscription":"adas-key"%s%s}""".formatted(more.contains("\"template\"") ? "" : ",\"template\":{\"id\":\"7\",\"kind\":\"k\"}", more);
        var reply = post(ada, "developer", "/api/console/call", body);

        assertThat(reply.status()).as(what + reply.bodyText()).isEqualTo(400);
        assertThat(reply.json().at("/error/code").asText()).isEqualTo("InvalidCall");
        assertThat(reply.bodyText()).doesNotContain("evil");
    }

    @Test
    void callWhenItsBodyIsTooLargeThenItIsRefused() {
        assertThat(call(",\"secret\":\"s\",\"body\":\"" + "x".repeat((1 << 20) + 1) + "\"")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void consoleWhenTheApplicationIsAnotherDevelopersThenThereIsNone() {
        var pasted = pasted("adas");
        var call = """
                {"api":"echo-api","operation":"retrieve-resource","application":"adas","secret":"%s"}""".formatted(pasted);

        assertThat(post(eve, "developer", "/api/console/call", call).status()).isEqualTo(404);
        assertThat(post(eve, "developer", "/api/console/credentials", "{\"application\":\"adas\"}")
                        .status())
                .isEqualTo(404);
        assertThat(eve.ask("developer", "DELETE", "/api/console/credentials/adas")
                        .status())
                .isEqualTo(404);
        assertThat(post(eve, "developer", "/api/console/call", """
                        {"api":"echo-api","operation":"retrieve-resource","subscription":"adas-key"}""").status()).isEqualTo(404);
        var offered = eve.ask("developer", "GET", "/api/console/operations/echo-api/retrieve-resource");
        assertThat(offered.status()).isEqualTo(200);
        assertThat(offered.json().path("applications")).isEmpty();
        assertThat(offered.json().path("subscriptions")).isEmpty();
    }

    @Test
    void consoleWhenTheOperationIsNotTheDevelopersToSeeThenThereIsNone() {
        assertThat(ada.ask("developer", "GET", "/api/console/operations/hidden/get")
                        .status())
                .isEqualTo(404);
        assertThat(post(ada, "developer", "/api/console/call", "{\"api\":\"hidden\",\"operation\":\"get\"}")
                        .status())
                .isEqualTo(404);
        assertThat(ada.ask("developer", "GET", "/api/console/operations/echo-api/none")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/console/call", "/api/console/credentials"})
    void consoleWhenTheRequestDoesNotComeFromThePortalsPageThenItIsRefused(String path) {
        var request = OutboundRequest.of("POST", URI.create(control + path))
                .withBody("application/json", "{\"application\":\"adas\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(ada.send(request, "Origin", control).status()).isEqualTo(403);
        assertThat(ada.send(request, "X-Gatehouse-Portal", "developer", "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(post(new PortalBrowser(client, control), "developer", path, "{}")
                        .status())
                .isEqualTo(401);
        assertThat(post(ada, "admin", "/admin" + path, "{}").status()).isEqualTo(401);
    }

    @Test
    void credentialWhenItsOwnerSignsOutThenItIsGoneFromTheApplication() {
        application("short");
        var browser = developer("ada");
        credential(browser, "developer", "/api", "short");
        assertThat(browser.ask("developer", "GET", "/api/console/credentials")
                        .json()
                        .path("value"))
                .hasSize(1);
        credential(browser, "developer", "/api", "short");
        assertThat(secretNames("short"))
                .filteredOn(name -> name.startsWith("Console"))
                .hasSize(1);

        browser.ask("developer", "POST", "/sign-out");

        assertThat(secretNames("short")).noneMatch(name -> name.startsWith("Console"));
    }

    @Test
    void credentialWhenItIsTakenBackOrItsHourIsOverThenItIsGone() {
        application("hourly");
        credential(ada, "developer", "/api", "hourly");
        assertThat(ada.ask("developer", "DELETE", "/api/console/credentials/hourly")
                        .status())
                .isEqualTo(204);
        assertThat(secretNames("hourly")).noneMatch(name -> name.startsWith("Console"));
        credential(ada, "developer", "/api", "hourly");
        advance("PT61M");

        // Whoever makes the next one has those swept away that are over.
        application("next");
        credential(ada, "developer", "/api", "next");
        assertThat(secretNames("hourly")).noneMatch(name -> name.startsWith("Console"));
        assertThat(post(ada, "developer", "/api/console/call", """
                        {"api":"echo-api","operation":"retrieve-resource","application":"hourly"}""")
                        .json()
                        .at("/error/code")
                        .asText())
                .isEqualTo("NoCredential");
    }

    @Test
    void managerWhenTheyMayThenTheyCallAsAnyApplicationAndSeeTheWholeReason() {
        credential(manager, "admin", "/admin/api", "adas");
        var made = post(manager, "admin", "/admin/api/console/call", """
                {"api":"hidden","operation":"get"}""").json();
        assertThat(made.at("/refusal/reason").asText()).contains("no credential was sent");
        var served = post(manager, "admin", "/admin/api/console/call", """
                {"api":"echo-api","operation":"retrieve-resource","application":"adas"}""").json();
        assertThat(served.at("/response/status").asInt()).as(served.toString()).isEqualTo(200);

        var without = new PortalBrowser(client, control);
        without.signIn("/admin/sign-in", "eve@" + domain(), PASSWORD, PASSWORD);
        assertThat(post(without, "admin", "/admin/api/console/credentials", "{\"application\":\"adas\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post(without, "admin", "/admin/api/console/call", """
                        {"api":"echo-api","operation":"retrieve-resource"}""").status())
                .isEqualTo(403);
        assertThat(without.ask("admin", "GET", "/admin/api/console/operations/echo-api/retrieve-resource")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusalsWhenTheOwnerAsksThenTheyAreToldSafelyAndTheManagerWholly() throws InterruptedException {
        application("refused");
        credential(ada, "developer", "/api", "refused");
        arm("DELETE", "/clientApplications/refused/productLinks/unlimited", "");
        post(ada, "developer", "/api/console/call", """
                {"api":"echo-api","operation":"retrieve-resource","application":"refused"}""");

        var told = ada.ask("developer", "GET", "/api/applications/refused/refusals");
        assertThat(told.json().at("/value/0/outcome").asText())
                .as(told.bodyText())
                .isEqualTo("ROLE_MISSING");
        assertThat(told.json().at("/value/0/path").asText()).isEqualTo("/echo/resource");
        assertThat(told.json().at("/value/0/fix").asText()).isNotEmpty();
        assertThat(told.bodyText()).doesNotContain("reason", "roles lack", "callerAddress");
        assertThat(arm("GET", "/refusals", "").toString()).contains("its roles lack");
        var usage = ada.ask("developer", "GET", "/api/applications/refused/usage?range=hour");
        assertThat(usage.json().at("/apis/0/calls").asInt())
                .as(usage.bodyText())
                .isEqualTo(1);
        assertThat(usage.json().at("/apis/0/refused").asInt()).isEqualTo(1);
        assertThat(usage.json().at("/apis/0/api").asText()).isEqualTo("Echo API");
        assertThat(usage.json().path("times")).hasSize(1);
        assertThat(ada.ask("developer", "GET", "/api/applications/refused/usage?range=ever")
                        .status())
                .isEqualTo(400);
        for (var what : List.of("refusals", "usage")) {
            assertThat(eve.ask("developer", "GET", "/api/applications/refused/" + what)
                            .status())
                    .isEqualTo(404);
            assertThat(eve.ask("developer", "GET", "/api/applications/no'ne/" + what)
                            .status())
                    .isIn(400, 404);
        }
    }

    @Test
    void inspectorWhenTheTokenIsOfTheirApplicationThenEachCheckIsToldElseNothing() {
        application("inspected");
        var made = post(ada, "developer", "/api/applications/inspected/secrets", "{\"name\":\"x\"}")
                .json();
        var application =
                ada.ask("developer", "GET", "/api/applications/inspected").json();
        var token = client.send(OutboundRequest.of("POST", URI.create(server.get("/tokenUrl")))
                        .withForm(Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                application.path("clientId").asText(),
                                "client_secret",
                                made.path("clientSecret").asText(),
                                "scope",
                                application.at("/products/0/scope").asText())))
                .json()
                .path("access_token")
                .asText();
        var asked = "{\"api\":\"echo-api\",\"operation\":\"retrieve-resource\",\"token\":\"" + token + "\"}";

        var explained = post(ada, "developer", "/api/inspector/explain", asked);
        assertThat(explained.json().path("allowed").asBoolean())
                .as(explained.bodyText())
                .isTrue();
        assertThat(explained.json().at("/application/name").asText()).isEqualTo("inspected");
        assertThat(explained.json().at("/checks").findValuesAsText("result")).containsOnly("passed");
        var others = post(eve, "developer", "/api/inspector/explain", asked);
        assertThat(others.status()).isEqualTo(403);
        assertThat(others.json().at("/error/code").asText()).isEqualTo("NotYourApplication");
        assertThat(others.bodyText()).doesNotContain("inspected");
        assertThat(post(ada, "developer", "/api/inspector/explain", asked.replace("echo-api", "hidden"))
                        .status())
                .isEqualTo(404);
        assertThat(post(ada, "developer", "/api/inspector/explain", asked.replace(token, "a.b.c"))
                        .status())
                .isEqualTo(403);
        assertThat(server.log()).doesNotContain(token);
    }

    private static void advance(String duration) {
        var reply = client.send(OutboundRequest.of("POST", URI.create(server.get("/operationsUrl") + "/test/clock"))
                .withBody("application/json", ("{\"advance\":\"" + duration + "\"}").getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
    }
}
