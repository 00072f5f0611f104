package dev.gatehouse.server;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Asking for products and registering applications in the developer portal of the whole server, and what is refused. */
class PortalRequestsTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String VERSION = "?api-version=2025-09-01-preview";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;
    private static PortalBrowser ada;
    private static PortalBrowser eve;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(folder.resolve("data"));
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        person("ada");
        person("eve");
        product("gold", "published", "afterApproval");
        arm("PUT", "/products/gold/apis/echo-api", "");
        product("free", "published", "atOnce");
        product("plain", "published", "none");
        product("draft", "notPublished", "afterApproval");
        product("secret", "published", "afterApproval");
        arm("DELETE", "/products/secret/groups/developers", "");
        application("adas", "ada");
        application("eves", "eve");
        ada = developer("ada");
        eve = developer("eve");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static void product(String name, String state, String access) {
        arm("PUT", "/products/" + name, """
                {"properties":{"displayName":"%s","state":"%s","authenticationType":["application-token"]}}""".formatted(name, state));
        arm("PUT", "/products/" + name + "/groups/developers", "");
        arm("PUT", "/products/" + name + "/accessSettings/default", """
                {"properties":{"access":"%s","registration":%s,"applicationsLimit":2}}""".formatted(access, !access.equals("none")));
    }

    private static void application(String name, String owner) {
        arm("PUT", "/clientApplications/" + name, """
                {"properties":{"displayName":"%s","ownerId":"/users/%s"}}""".formatted(name, owner));
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

    private static String service() {
        return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
    }

    private static JsonNode arm(String method, String path, String body) {
        var reply = client.send(OutboundRequest.of(method, URI.create(control + service() + path + VERSION))
                .withBody("application/json", body.getBytes(StandardCharsets.UTF_8))
                .with("If-Match", "*")
                .with(
                        "Authorization",
                        "Bearer "
                                + token(
                                        server.get("/automation/clientId"),
                                        server.get("/automation/clientSecret"),
                                        "https://management.azure.com/.default")));
        assertThat(reply.successful())
                .as(method + " " + path + reply.bodyText())
                .isTrue();
        return reply.body().length == 0 ? null : reply.json();
    }

    private static String token(String id, String secret, String scope) {
        return client.send(OutboundRequest.of("POST", URI.create(server.get("/tokenUrl")))
                        .withForm(Map.of(
                                "grant_type", "client_credentials",
                                "client_id", id,
                                "client_secret", secret,
                                "scope", scope)))
                .json()
                .path("access_token")
                .asText();
    }

    private static OutboundReply ask(PortalBrowser who, String method, String path, String body) {
        return who.send(
                OutboundRequest.of(method, URI.create(control + path))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8)),
                "X-Gatehouse-Portal",
                "developer",
                "Origin",
                control,
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static OutboundReply request(PortalBrowser who, String application, String product) {
        return ask(who, "POST", "/api/requests", """
                {"application":"%s","product":"%s","message":"Please"}""".formatted(application, product));
    }

    private static OutboundReply register(PortalBrowser who, String name, String product) {
        return ask(who, "POST", "/api/applications", """
                {"displayName":"%s","description":"Of my own","products":["%s"]}""".formatted(name, product));
    }

    private static JsonNode json(PortalBrowser who, String path) {
        var reply = who.ask("developer", "GET", path);
        assertThat(reply.status()).as(path + reply.bodyText()).isEqualTo(200);
        return reply.json();
    }

    /** The last refusal; it is told shortly after the call. */
    private static JsonNode refusal() throws InterruptedException {
        for (var tries = 0; tries < 300; tries++) {
            var refused = arm("GET", "/refusals", "").path("value");
            if (!refused.isEmpty()) {
                return refused.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no refusal is told");
    }

    private static OutboundReply call(String bearer) {
        return client.send(OutboundRequest.get(URI.create(server.get("/gatewayUrl") + "/echo/resource?param1=sample"))
                .with("Authorization", "Bearer " + bearer));
    }

    @Test
    void requestWhenItIsApprovedThenTheCallThatWasRefusedBeforeIsServed() throws InterruptedException {
        application("caller", "ada");
        var secret = ada.ask("developer", "POST", "/api/applications/caller/show-secret")
                .json()
                .at("/entra/clientSecret")
                .asText();
        var own = json(ada, "/api/applications/caller");
        var audience = arm("GET", "/products/gold", "")
                .at("/properties/application/entra/audience")
                .asText();
        var clientId = own.path("clientId").asText();

        var asked = request(ada, "caller", "gold");
        assertThat(asked.status()).as(asked.bodyText()).isEqualTo(201);
        assertThat(asked.json().path("state").asText()).isEqualTo("pending");
        var waiting = json(ada, "/api/applications/caller");
        assertThat(waiting.at("/products/0/state").asText()).isEqualTo("pending");
        assertThat(call(token(clientId, secret, audience + "/.default")).status())
                .isEqualTo(403);
        assertThat(refusal().path("outcome").asText()).isEqualTo("ROLE_MISSING");

        arm("POST", "/accessRequests/" + asked.json().path("name").asText() + "/approve", "{\"comment\":\"Have fun\"}");

        assertThat(call(token(clientId, secret, audience + "/.default")).status())
                .isEqualTo(200);
        var mine = json(ada, "/api/requests").path("value").get(0);
        assertThat(mine.path("state").asText()).isEqualTo("approved");
        assertThat(mine.path("comment").asText()).isEqualTo("Have fun");
        assertThat(mine.has("decidedBy")).isFalse();
        assertThat(json(eve, "/api/requests").toString()).doesNotContain("caller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "secret", "nowhere", "gold/apis/echo-api"})
    void requestWhenTheDeveloperDoesNotSeeTheProductThenNothingTellsThatItIsThere(String product) {
        var asked = request(ada, "adas", product);
        var shown = ada.ask("developer", "GET", "/api/products/" + product.replace("/", "%2F") + "/access");
        var registered = register(ada, "Mine", product);

        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.bodyText()).contains("there is no /products/" + product);
        assertThat(shown.status()).isEqualTo(404);
        assertThat(registered.status()).isEqualTo(400);
        assertThat(registered.bodyText()).contains("there is no /products/" + product);
        assertThat(json(ada, "/api/requests/registrable").findValuesAsText("name"))
                .doesNotContain(product);
    }

    @Test
    void requestWhenTheProductIsGrantedByManagersAloneThenItIsRefused() {
        assertThat(request(ada, "adas", "plain").status()).isEqualTo(409);
        assertThat(register(ada, "Mine", "plain").status()).isEqualTo(400);
        assertThat(json(ada, "/api/products/plain/access").path("access").asText())
                .isEqualTo("none");
    }

    @Test
    void applicationWhenItIsAnotherDevelopersThenNothingCanBeAskedForIt() {
        for (var reply : new OutboundReply[] {
            request(ada, "eves", "gold"),
            ask(ada, "PATCH", "/api/applications/eves", "{\"displayName\":\"Mine\"}"),
            ask(ada, "DELETE", "/api/applications/eves", "")
        }) {
            assertThat(reply.status()).as(reply.bodyText()).isEqualTo(404);
        }
        assertThat(arm("GET", "/clientApplications/eves", "")
                        .at("/properties/displayName")
                        .asText())
                .isEqualTo("eves");
    }

    @Test
    void requestWhenItIsAnotherDevelopersThenItIsNotThere() {
        application("other", "eve");
        var asked = request(eve, "other", "gold").json().path("name").asText();

        assertThat(ask(ada, "POST", "/api/requests/" + asked + "/cancel", "").status())
                .isEqualTo(404);
        assertThat(ask(eve, "POST", "/api/requests/" + asked + "/cancel", "").status())
                .isEqualTo(200);
        assertThat(ask(eve, "POST", "/api/requests/" + asked + "/cancel", "").status())
                .isEqualTo(409);
        assertThat(json(eve, "/api/applications/other").path("products")).isEmpty();
    }

    @Test
    void applicationWhenAManagerRegisteredItThenItsOwnerNeitherChangesNorDeletesIt() {
        for (var method : new String[] {"PATCH", "DELETE"}) {
            var reply = ask(ada, method, "/api/applications/adas", "{\"displayName\":\"Mine\"}");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.json().at("/error/code").asText()).isEqualTo("RegisteredByManager");
        }
    }

    @Test
    void registrationWhenTheProductAllowsItThenTheOwnerLooksAfterTheApplicationUpToTheLimit() {
        var first = register(eve, "Käufer & Söhne", "free");
        assertThat(first.status()).as(first.bodyText()).isEqualTo(201);
        assertThat(first.json().path("refused")).isEmpty();
        var name = first.json().path("name").asText();
        assertThat(name).matches("k-ufer-s-hne-[0-9a-f]{8}");
        var own = json(eve, "/api/applications/" + name);
        assertThat(own.at("/products/0/state").asText()).isEqualTo("active");
        assertThat(own.path("registeredByOwner").asBoolean()).isTrue();
        assertThat(own.path("clientId").asText()).isNotEmpty();

        var second = register(eve, "Second", "free").json().path("name").asText();
        var third = register(eve, "Third", "free");
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.bodyText()).contains("as one developer may: 2");
        assertThat(json(eve, "/api/products/free/access").path("left").asInt()).isZero();

        assertThat(ask(eve, "PATCH", "/api/applications/" + name, "{\"displayName\":\"Renamed\",\"description\":\"\"}")
                        .status())
                .isEqualTo(200);
        assertThat(json(eve, "/api/applications/" + name).path("displayName").asText())
                .isEqualTo("Renamed");
        assertThat(ask(eve, "DELETE", "/api/applications/" + second, "").status())
                .isEqualTo(200);
        assertThat(eve.ask("developer", "GET", "/api/applications/" + second).status())
                .isEqualTo(404);
        assertThat(register(eve, "Third", "free").status()).isEqualTo(201);
    }

    @Test
    void registrationWhenANameIsMissingThenTheFieldIsNamedAndNothingIsRegistered() {
        var reply = ask(ada, "POST", "/api/applications", "{\"products\":[\"free\"]}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.bodyText()).contains("displayName");
        assertThat(json(ada, "/api/applications").toString()).doesNotContain("application-");
    }

    @Test
    void developerWhenTheyAreBlockedThenTheyAskForNothing() {
        person("bob");
        application("bobs", "bob");
        var bob = developer("bob");
        arm("PATCH", "/users/bob", "{\"properties\":{\"state\":\"blocked\"}}");

        assertThat(request(bob, "bobs", "free").status()).isIn(401, 403);
        assertThat(register(bob, "Mine", "free").status()).isIn(401, 403);
        assertThat(arm("GET", "/clientApplications/bobs/productLinks", "").path("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/requests",
        "GET, /api/requests/registrable",
        "POST, /api/requests",
        "POST, /api/requests/x/cancel",
        "GET, /api/products/gold/access",
        "POST, /api/applications",
        "PATCH, /api/applications/adas",
        "DELETE, /api/applications/adas"
    })
    void askedWhenNobodyIsSignedInOrItDoesNotComeFromThePortalThenItIsRefused(String method, String path) {
        var nobody = new PortalBrowser(client, control);
        assertThat(ask(nobody, method, path, "{}").status()).isEqualTo(401);

        var forged = ada.send(OutboundRequest.of(method, URI.create(control + path))
                .withBody("application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.json().at("/error/code").asText()).isEqualTo("NotFromThePortal");
    }

    @Test
    void readerWhenTheySeeARequestThenTheyDoNotDecideIt() {
        person("rita");
        var rita =
                arm("GET", "/users/rita", "").at("/properties/identities/0/id").asText();
        var assignment =
                service() + "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-000000000001";
        var made = client.send(OutboundRequest.of("PUT", URI.create(control + assignment + "?api-version=2022-04-01"))
                .withBody("application/json", """
                        {"properties":{"roleDefinitionId":"%s","principalId":"%s","principalType":"User"}}""".formatted(READER, rita).getBytes(StandardCharsets.UTF_8))
                .with(
                        "Authorization",
                        "Bearer "
                                + token(
                                        server.get("/automation/clientId"),
                                        server.get("/automation/clientSecret"),
                                        "https://management.azure.com/.default")));
        assertThat(made.successful()).as(made.bodyText()).isTrue();
        application("readable", "eve");
        var asked = request(eve, "readable", "gold").json().path("name").asText();
        var reader = new PortalBrowser(client, control);
        reader.signIn("/admin/sign-in", "rita@" + domain(), PASSWORD, PASSWORD);
        var path = "/admin/api/arm" + service() + "/accessRequests/" + asked;

        assertThat(reader.ask("admin", "GET", path + VERSION).status()).isEqualTo(200);
        for (var decision : new String[] {"/approve", "/reject", "/cancel"}) {
            assertThat(reader.ask("admin", "POST", path + decision + VERSION).status())
                    .isEqualTo(403);
        }
        assertThat(arm("GET", "/accessRequests/" + asked, "")
                        .at("/properties/state")
                        .asText())
                .isEqualTo("pending");
    }
}
