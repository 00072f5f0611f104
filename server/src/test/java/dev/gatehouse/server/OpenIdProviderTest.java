package dev.gatehouse.server;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.server.FakeProvider.Lie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The portals with an OpenID provider of the settings: whom they let in, and what they refuse. */
class OpenIdProviderTest {
    private static final String SECRET = "s3cret/with:signs&more";

    @TempDir
    private static Path folder;

    private static FakeProvider provider;
    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;

    @BeforeAll
    static void start() throws Exception {
        provider = new FakeProvider();
        server = ServerProcess.running(
                folder.resolve("data"),
                Map.of("GATEHOUSE_PORTAL_DEVELOPER_CLIENT_SECRET", SECRET),
                "--portal-issuer",
                provider.issuer(),
                "--portal-provider",
                "Corporate",
                "--portal-admin-client-id",
                "admin-portal",
                "--portal-developer-client-id",
                "developer-portal",
                "--test-controls");
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
        arm("PUT", "/users/pat", """
                {"properties":{"email":"pat@corporate.example","firstName":"Pat","lastName":"P",\
                "identities":[{"provider":"Corporate","id":"subject|1"}]}}""");
        arm("PUT", "/users/joined", """
                {"properties":{"email":"joined@corporate.example","firstName":"J","lastName":"J",\
                "identities":[{"provider":"Aad","id":"subject|2"}]}}""");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        provider.close();
    }

    @BeforeEach
    void honest() {
        provider.lie = Lie.NONE;
        provider.subject = "subject|1";
        provider.refreshes = true;
    }

    private static void arm(String method, String path, String body) {
        var form = new HashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", server.get("/automation/clientId"));
        form.put("client_secret", server.get("/automation/clientSecret"));
        form.put("scope", "https://management.azure.com/.default");
        var token = client.send(OutboundRequest.of("POST", URI.create(server.get("/tokenUrl")))
                        .withForm(form))
                .json()
                .path("access_token")
                .asText();
        var service = "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(server.get("/subscriptionId"), server.get("/resourceGroup"), server.get("/serviceName"));
        var reply = client.send(
                OutboundRequest.of(method, URI.create(control + service + path + "?api-version=2025-09-01-preview"))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8))
                        .with("If-Match", "*")
                        .with("Authorization", "Bearer " + token));
        assertThat(reply.successful()).as(reply.bodyText()).isTrue();
    }

    private static PortalBrowser browser() {
        return new PortalBrowser(client, control);
    }

    /** Signs in, and answers what the portal said to the code. */
    private static OutboundReply signIn(PortalBrowser browser, String root) {
        var begun = browser.get(root + "/sign-in");
        return browser.get(provider.signIn(PortalBrowser.location(begun).orElseThrow()));
    }

    private static OutboundReply session(PortalBrowser browser) {
        return browser.ask("developer", "GET", "/api/session");
    }

    @Test
    void signInWhenTheProviderSaysWhoThenTheyAreTheUserJoinedToThatAccount() {
        var pat = browser();
        var begun = PortalBrowser.location(pat.get("/sign-in")).orElseThrow();
        var finished = pat.get(provider.signIn(begun));

        assertThat(begun)
                .startsWith(provider.issuer() + "/authorize?realm=one&")
                .contains("code_challenge_method=S256", "nonce=", "state=", "client_id=developer-portal");
        assertThat(PortalBrowser.location(finished)).contains("/");
        assertThat(session(pat).json().at("/person/name").asText()).isEqualTo("Pat Person");
        assertThat(session(pat).json().path("known").asBoolean()).isTrue();
        assertThat(pat.ask("developer", "GET", "/api/account")
                        .json()
                        .path("hasPassword")
                        .asBoolean())
                .isFalse();
        var basic = provider.authorization.orElseThrow();
        assertThat(basic).startsWith("Basic ");
        assertThat(new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("developer-portal:s3cret%2Fwith%3Asigns%26more");
    }

    @Test
    void signInWhenAnAccountOfAnotherProviderHasThatIdThenItIsSomebodyElse() {
        provider.subject = "subject|2";
        var other = browser();
        signIn(other, "");

        assertThat(session(other).json().path("known").asBoolean()).isFalse();
        assertThat(other.ask("developer", "GET", "/api/applications").status()).isEqualTo(403);
    }

    @Test
    void signInWhenAtTheAdminPortalThenTheRolesOfThatAccountCount() {
        var manager = browser();
        signIn(manager, "/admin");

        assertThat(manager.cookies()).containsKey("__Host-gatehouse-admin");
        var service = manager.ask("admin", "GET", "/admin/api/session")
                .json()
                .path("service")
                .asText();
        assertThat(manager.ask("admin", "GET", "/admin/api/arm" + service + "/users?api-version=2024-05-01")
                        .status())
                .isEqualTo(403);
        assertThat(provider.authorization).as("no secret, no header").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void signInWhenTheAnswerIsNotAsItMustBeThenThereIsNoSession(Lie lie) {
        provider.lie = lie;
        var browser = browser();
        var finished = signIn(browser, "");

        assertThat(finished.status()).isEqualTo(303);
        assertThat(PortalBrowser.location(finished))
                .contains(lie == Lie.DOWN ? "/?sign-in=unavailable" : "/?sign-in=refused");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void signInWhenStateIsAnothersOrUsedAgainThenThereIsNoSession() {
        var pat = browser();
        var back = provider.signIn(PortalBrowser.location(pat.get("/sign-in")).orElseThrow());
        var thief = browser();
        assertThat(PortalBrowser.location(thief.get(back))).contains("/?sign-in=expired");
        assertThat(PortalBrowser.location(pat.get(back + "&iss=https%3A%2F%2Fevil.example")))
                .contains("/?sign-in=expired");

        var again = browser();
        var own = provider.signIn(PortalBrowser.location(again.get("/sign-in")).orElseThrow());
        again.get(own);
        var kept = again.cookies().get("__Host-gatehouse-developer");
        assertThat(kept).isNotNull();
        assertThat(PortalBrowser.location(again.get(own))).contains("/?sign-in=expired");
    }

    @Test
    void signInWhenTheProviderAnswersAnErrorThenItIsRefused() {
        var browser = browser();
        var begun = PortalBrowser.location(browser.get("/sign-in")).orElseThrow();
        var state = begun.replaceAll(".*[?&]state=([^&]+).*", "$1");

        assertThat(PortalBrowser.location(browser.get("/signed-in?error=access_denied&state=" + state)))
                .contains("/?sign-in=refused");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void sessionWhenTheProviderConfirmsItThenItGoesOnAndEndsWhenItNoLongerDoes() {
        var pat = browser();
        signIn(pat, "");
        advance("PT16M");
        assertThat(session(pat).json().has("person")).isTrue();
        provider.lie = Lie.ERROR;
        advance("PT16M");

        assertThat(session(pat).json().has("person")).isFalse();
    }

    @Test
    void sessionWhenTheProviderGivesNothingToConfirmItWithThenItIsShort() {
        provider.refreshes = false;
        var pat = browser();
        signIn(pat, "");
        advance("PT50M");
        assertThat(session(pat).json().has("person")).isTrue();
        advance("PT11M");

        assertThat(session(pat).json().has("person")).isFalse();
    }

    @Test
    void signOutWhenAskedThenTheProvidersOwnSessionIsEndedToo() {
        var pat = browser();
        signIn(pat, "");
        var out = pat.ask("developer", "POST", "/sign-out").json();

        assertThat(out.path("continue").asText())
                .startsWith(provider.issuer() + "/logout?")
                .contains("client_id=developer-portal", "post_logout_redirect_uri=");
        assertThat(session(pat).json().has("person")).isFalse();
    }

    @Test
    void accountWhenItIsKeptByTheProviderThenNobodySignsUpHereWithAPassword() {
        var offer = browser().ask("developer", "GET", "/api/account/sign-up").json();
        var refused = browser()
                .send(
                        OutboundRequest.of("POST", URI.create(control + "/api/account/forgot"))
                                .withBody(
                                        "application/json",
                                        "{\"email\":\"pat@corporate.example\"}".getBytes(StandardCharsets.UTF_8)),
                        "X-Gatehouse-Portal",
                        "developer",
                        "Origin",
                        control);

        assertThat(offer.path("open").asBoolean()).isFalse();
        assertThat(offer.path("passwords").asBoolean()).isFalse();
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("KeptElsewhere");
    }

    private static void advance(String duration) {
        provider.ahead = provider.ahead.plus(Duration.parse(duration));
        var reply = client.send(OutboundRequest.of("POST", URI.create(server.get("/operationsUrl") + "/test/clock"))
                .withBody("application/json", ("{\"advance\":\"" + duration + "\"}").getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
    }
}
