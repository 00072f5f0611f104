package dev.gatehouse.server;

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
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The portals of the whole server: their pages, their sessions, and what they refuse. */
class PortalsTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String VERSION = "?api-version=2025-09-01-preview";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;
    private static PortalBrowser manager;
    private static PortalBrowser ada;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(folder.resolve("data"), "--test-controls");
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        person("ada");
        person("eve");
        arm("PATCH", "/products/unlimited", "{\"properties\":{\"authenticationType\":[\"application-token\"]}}");
        arm("PUT", "/products/unlimited/groups/developers", "{}");
        arm(
                "PUT",
                "/clientApplications/adas",
                "{\"properties\":{\"displayName\":\"Ada's\",\"ownerId\":\"/users/ada\"}}");
        manager = new PortalBrowser(client, control);
        var page = manager.signIn(
                "/admin/sign-in?next=/admin/products",
                server.get("/administrator/userName"),
                server.get("/administrator/password"),
                PASSWORD);
        assertThat(page.bodyText()).contains("Gatehouse admin portal");
        ada = developer("ada");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static PortalBrowser developer(String name) {
        var browser = new PortalBrowser(client, control);
        var page = browser.signIn("/sign-in", name + "@" + domain(), PASSWORD, PASSWORD);
        assertThat(page.bodyText()).contains("Gatehouse developer portal");
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

    private static void arm(String method, String path, String body) {
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
        var reply = client.send(OutboundRequest.of(method, URI.create(control + service() + path + VERSION))
                .withBody("application/json", body.getBytes(StandardCharsets.UTF_8))
                .with("If-Match", "*")
                .with("Authorization", "Bearer " + token));
        assertThat(reply.successful()).as(reply.bodyText()).isTrue();
    }

    private static OutboundReply get(String path, String... headers) {
        return new PortalBrowser(client, control).get(path, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/products/x", "/applications/orders", "/admin", "/admin/applications/orders"})
    void pageWhenAnybodyAsksThenItComesWithAPolicyThatLetsNothingElseIn(String path) {
        var page = get(path);
        var again = get(path);

        assertThat(page.status()).isEqualTo(200);
        var policy = page.headers().first("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http", "*");
        var nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(page.bodyText()).contains("nonce=\"" + nonce.group(1) + "\"").doesNotContain("NONCE", "http");
        assertThat(again.headers().first("Content-Security-Policy"))
                .isNotEqualTo(page.headers().first("Content-Security-Policy"));
        assertThat(page.headers().first("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"'', ", "gzip, gzip", "'gzip, br', br", "'br;q=0, gzip', gzip", "identity, "})
    void scriptWhenAskedForThenItComesCompressedAsTheBrowserTakesItAndMayBeKept(String accepted, String encoding) {
        var script = script();
        var reply = get(script, "Accept-Encoding", accepted);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().first("Content-Encoding").orElse(null)).isEqualTo(encoding);
        assertThat(reply.headers().first("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(reply.headers().first("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(reply.headers().first("Vary")).contains("Accept-Encoding");
        assertThat(reply.body().length).isLessThan(encoding == null ? 2_000_000 : 350_000);
        var tag = reply.headers().first("ETag").orElseThrow();
        var known = get(script, "If-None-Match", tag, "Accept-Encoding", accepted);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        var head = new PortalBrowser(client, control).send(OutboundRequest.of("HEAD", URI.create(control + script)));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    private static String script() {
        var found = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(get("/").bodyText());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/none.js", "/assets/..%2Findex.html", "/admin/assets/%2e%2e.js", "/assets/x.class"})
    void fileWhenItIsNoneOfThePortalsThenThereIsNone(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void signInWhenItIsDoneThenTheBrowserHasOneCookieForThisHostAloneAndNoToken() {
        assertThat(manager.cookies())
                .containsKey("__Host-gatehouse-admin")
                .doesNotContainKey("__Host-gatehouse-developer");
        assertThat(ada.cookies()).containsKey("__Host-gatehouse-developer").doesNotContainKey("__Host-gatehouse-admin");
        assertThat(manager.cookies().get("__Host-gatehouse-admin")).matches("[A-Za-z0-9_-]{43}");
        assertThat(manager.setCookies())
                .filteredOn(set -> set.startsWith("__Host-gatehouse-admin"))
                .isNotEmpty()
                .allSatisfy(set -> assertThat(set)
                        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Domain"));
        assertThat(manager.ask("admin", "GET", "/admin/api/session").bodyText())
                .contains(server.get("/administrator/userName"))
                .doesNotContain("eyJ", "refresh");
        assertThat(server.file("store.db")).doesNotContain(manager.cookies().get("__Host-gatehouse-admin"));
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example, /admin",
        "https://evil.example/, /admin",
        "/admin/products, /admin/products",
        "/products, /admin",
        "/admin\\evil, /admin"
    })
    void signInWhenAnotherPlaceIsNextThenItIsThePortalsOwnPage(String next, String expected) {
        var browser = new PortalBrowser(client, control);
        browser.cookies().putAll(manager.cookies());
        var back = browser.get("/admin/sign-in?next=" + dev.gatehouse.http.PercentEncoding.encode(next));
        var returned = browser.get(PortalBrowser.location(back).orElseThrow());
        var finished = browser.get(PortalBrowser.location(returned).orElseThrow());

        assertThat(PortalBrowser.location(back)).get().asString().contains("code_challenge_method=S256", "nonce=");
        assertThat(PortalBrowser.location(finished)).contains(expected);
        // The sign-in made a new session; the manager's went with it.
        manager.cookies().putAll(browser.cookies());
        assertThat(manager.ask("admin", "GET", "/admin/api/session").bodyText()).contains("person");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/signed-in?code=stolen&state=made-up",
                "/signed-in?code=x",
                "/signed-in?error=access_denied"
            })
    void signedInWhenThisBrowserDidNotBeginItThenThereIsNoSession(String path) {
        var browser = new PortalBrowser(client, control);
        var reply = browser.get(path);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(PortalBrowser.location(reply)).get().asString().endsWith("?sign-in=expired");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void armWhenThePortalAsksThenTheRolesOfWhoIsSignedInCount() {
        var products = manager.ask("admin", "GET", "/admin/api/arm" + service() + "/products" + VERSION);
        var eve = new PortalBrowser(client, control);
        eve.signIn("/admin/sign-in", "eve@" + domain(), PASSWORD, PASSWORD);
        var refused = eve.ask("admin", "GET", "/admin/api/arm" + service() + "/products" + VERSION);

        assertThat(products.status()).as(products.bodyText()).isEqualTo(200);
        assertThat(products.bodyText()).contains("Unlimited");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("AuthorizationFailed");
        assertThat(refused.headers().first("x-ms-request-id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/api/arm/https:/evil.example/", "/admin/api/arm/v1.0/users", "/admin/api/nothing"})
    void armWhenThePathIsNoneOfArmsThenNothingIsAsked(String path) {
        assertThat(manager.ask("admin", "DELETE", path + VERSION).status()).isIn(400, 404, 405);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, right, same-origin",
                "developer, right, same-origin",
                "admin, none, same-origin",
                "admin, https://evil.example, same-origin",
                "admin, null, same-origin",
                "admin, right, cross-site",
                "admin, right, same-site"
            })
    void changeWhenItDoesNotComeFromThePortalsPageThenItIsRefusedAndNothingChanges(
            String portal, String origin, String site) {
        var path = "/admin/api/arm" + service() + "/products/forged" + VERSION;
        var request = OutboundRequest.of("PUT", URI.create(control + path))
                .withBody(
                        "application/json",
                        "{\"properties\":{\"displayName\":\"Forged\"}}".getBytes(StandardCharsets.UTF_8))
                .with("Sec-Fetch-Site", site);
        request = portal == null ? request : request.with("X-Gatehouse-Portal", portal);
        request = origin == null ? request : request.with("Origin", origin.equals("right") ? control : origin);
        var reply = manager.send(request);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().at("/error/code").asText()).isEqualTo("NotFromThePortal");
        assertThat(manager.ask("admin", "GET", path).status()).isEqualTo(404);
    }

    @Test
    void askWhenNobodyIsSignedInThenItIsRefused() {
        var nobody = new PortalBrowser(client, control);
        assertThat(nobody.ask("developer", "GET", "/api/applications").status()).isEqualTo(401);
        assertThat(nobody.ask("admin", "GET", "/admin/api/arm" + service() + VERSION)
                        .status())
                .isEqualTo(401);
        nobody.cookies().put("__Host-gatehouse-admin", ada.cookies().get("__Host-gatehouse-developer"));
        assertThat(nobody.ask("admin", "GET", "/admin/api/arm" + service() + VERSION)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void applicationWhenItIsAnotherDevelopersThenItIsNotThere() {
        var eve = developer("eve");
        for (var asked : new String[][] {
            {"GET", ""}, {"GET", "/secrets"}, {"POST", "/show-secret"}, {"POST", "/secrets"}, {"DELETE", "/secrets/x"}
        }) {
            var reply = eve.ask("developer", asked[0], "/api/applications/adas" + asked[1]);
            assertThat(reply.status()).as(String.join(" ", asked)).isEqualTo(404);
            assertThat(reply.bodyText()).doesNotContain("Ada");
        }
        assertThat(eve.ask("developer", "GET", "/api/applications/adas%2FproductLinks%2Fx")
                        .status())
                .isEqualTo(404);
        assertThat(eve.ask("developer", "GET", "/api/applications").json().path("value"))
                .isEmpty();
    }

    @Test
    void developerWhenAnApplicationIsTheirsThenItsSecretIsShownOnceAndCanBeReplaced() {
        var own = ada.ask("developer", "GET", "/api/applications/adas").json();
        var unread =
                ada.ask("developer", "GET", "/api/applications/adas/secrets").json();
        var shown = ada.ask("developer", "POST", "/api/applications/adas/show-secret");
        var read = ada.ask("developer", "GET", "/api/applications/adas/secrets").json();
        var keyId = read.at("/value/0/keyId").asText();

        assertThat(own.path("clientId").asText()).isNotEmpty();
        assertThat(unread.at("/value/0/revealed").asBoolean()).isFalse();
        assertThat(shown.json().at("/entra/clientSecret").asText()).isNotEmpty();
        assertThat(shown.headers().first("Cache-Control")).contains("no-store");
        assertThat(read.at("/value/0/revealed").asBoolean()).isTrue();
        assertThat(ada.ask("developer", "DELETE", "/api/applications/adas/secrets/" + keyId)
                        .status())
                .isEqualTo(200);
        assertThat(ada.ask("developer", "GET", "/api/applications/adas/secrets")
                        .json()
                        .path("value"))
                .isEmpty();
    }

    @Test
    void productsWhenADeveloperAsksThenTheyAreThePublishedOnesOfTheirGroups() {
        arm("PUT", "/products/hidden", "{\"properties\":{\"displayName\":\"Hidden\",\"state\":\"published\"}}");
        arm("PUT", "/products/draft", "{\"properties\":{\"displayName\":\"Draft\"}}");
        arm("PUT", "/products/draft/groups/developers", "{}");
        var products = ada.ask("developer", "GET", "/api/products");

        assertThat(products.bodyText()).contains("Unlimited").doesNotContain("Hidden", "Draft");
    }

    @Test
    void sessionWhenTheAccountIsClosedThenItEndsWithinAQuarterOfAnHour() {
        person("bob");
        var bob = developer("bob");
        advance("PT16M");
        assertThat(bob.ask("developer", "GET", "/api/applications").status()).isEqualTo(200);
        arm("PATCH", "/users/bob", "{\"properties\":{\"state\":\"blocked\"}}");
        assertThat(bob.ask("developer", "GET", "/api/applications").status()).isEqualTo(403);
        advance("PT16M");

        assertThat(bob.ask("developer", "GET", "/api/applications").status()).isEqualTo(401);
    }

    @Test
    void signOutWhenItIsAskedThenTheSessionIsGoneAlsoForWhoKeptItsCookie() {
        var eve = developer("eve");
        var kept = Map.copyOf(eve.cookies());
        assertThat(eve.send(OutboundRequest.of("POST", URI.create(control + "/sign-out")))
                        .status())
                .isEqualTo(403);
        var out = eve.ask("developer", "POST", "/sign-out");
        var thief = new PortalBrowser(client, control);
        thief.cookies().putAll(kept);

        assertThat(out.json().path("continue").asText()).contains("/oauth2/v2.0/logout");
        assertThat(eve.cookies()).doesNotContainKey("__Host-gatehouse-developer");
        assertThat(thief.ask("developer", "GET", "/api/applications").status()).isEqualTo(401);
        assertThat(eve.follow(eve.get(out.json().path("continue").asText())).bodyText())
                .contains("Gatehouse developer portal");
    }

    private static void advance(String duration) {
        var reply = client.send(OutboundRequest.of("POST", URI.create(server.get("/operationsUrl") + "/test/clock"))
                .withBody("application/json", ("{\"advance\":\"" + duration + "\"}").getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
    }
}
