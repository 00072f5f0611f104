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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do with accounts of their own at the developer portal, from the sign-up to the closed account. */
class AccountsTest {
    private static final String PASSWORD = "Chosen-by-themselves-3";
    private static final String OTHER = "Chosen-another-time-4";
    private static final String VERSION = "?api-version=2025-09-01-preview";

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static OutboundClient client;
    private static String control;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.running(folder.resolve("data"), "--test-controls");
        client = LifecycleTest.client(server);
        control = server.get("/controlUrl");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static OutboundReply arm(String method, String path, String body) {
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
        var separator = path.contains("?") ? "&" + VERSION.substring(1) : VERSION;
        var request = OutboundRequest.of(method, URI.create(control + service + path + separator))
                .with("If-Match", "*")
                .with("Authorization", "Bearer " + token);
        return client.send(
                body.isEmpty() ? request : request.withBody("application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    private static PortalBrowser browser() {
        return new PortalBrowser(client, control);
    }

    private static OutboundReply post(PortalBrowser browser, String path, Map<String, ?> fields) {
        var body = Json.object();
        fields.forEach((name, value) -> {
            if (value instanceof Boolean flag) {
                body.put(name, flag);
            } else {
                body.put(name, String.valueOf(value));
            }
        });
        return browser.send(
                OutboundRequest.of("POST", URI.create(control + "/api/account" + path))
                        .withJson(body),
                "X-Gatehouse-Portal",
                "developer",
                "Origin",
                control,
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static OutboundReply signUp(String name, String email, String password) {
        return post(
                browser(),
                "/sign-up",
                Map.of("email", email, "firstName", name, "lastName", "L", "password", password, "agreed", false));
    }

    /** The token of the newest letter to an address; its link leads to a page of the portal. */
    private static Optional<String> letter(String email, String page) {
        // Written behind the answer that was given.
        for (int i = 0; i < 200; i++) {
            var letters = arm("POST", "/listLetters", "").json().path("value");
            var found = StreamSupport.stream(letters.spliterator(), false)
                    .filter(letter -> letter.path("to").asText().equals(email))
                    .map(letter -> Pattern.compile(Pattern.quote(control + page + "#") + "(ghc_[A-Za-z0-9_.-]+)")
                            .matcher(letter.path("body").asText()))
                    .filter(java.util.regex.Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs somebody up and in. */
    private static PortalBrowser developer(String name) {
        var email = name + "@contoso.example";
        assertThat(signUp(name, email, PASSWORD).status()).isEqualTo(202);
        var token = letter(email, "/account/confirm").orElseThrow();
        assertThat(post(browser(), "/confirm", Map.of("token", token)).status()).isEqualTo(204);
        return signedIn(email, PASSWORD);
    }

    private static PortalBrowser signedIn(String email, String password) {
        for (int i = 0; ; i++) {
            var browser = browser();
            var page = browser.signIn("/sign-in", email, password, password);
            if (page.bodyText().contains("Gatehouse developer portal")) {
                return browser;
            }
            // The account is opened in the directory behind the confirmation.
            assertThat(i).as(page.bodyText()).isLessThan(9);
            pause();
        }
    }

    private static JsonNode profile(PortalBrowser browser) {
        return browser.ask("developer", "GET", "/api/account").json();
    }

    @Test
    void signUpWhenTheLetterIsFollowedThenTheyAreSignedInWithTheirAddressAndHaveAProfile() {
        var ada = developer("ada");
        var profile = profile(ada);

        assertThat(profile.path("email").asText()).isEqualTo("ada@contoso.example");
        assertThat(profile.path("firstName").asText()).isEqualTo("ada");
        assertThat(profile.path("hasPassword").asBoolean()).isTrue();
        assertThat(profile.path("mayClose").asBoolean()).isTrue();
        assertThat(profile.path("groups").toString()).contains("Developers");
        assertThat(profile.toString()).doesNotContain("ghc_", PASSWORD);
    }

    @Test
    void signUpWhenTheAddressIsKnownThenTheAnswerIsTheSameAndNothingChanges() {
        var ada = developer("known");
        var anew = signUp("nobody", "nobody-yet@contoso.example", PASSWORD);
        var again = signUp("thief", "known@contoso.example", OTHER);

        assertThat(again.status()).isEqualTo(anew.status());
        assertThat(again.body()).isEqualTo(anew.body());
        assertThat(again.headers().first("Content-Length"))
                .isEqualTo(anew.headers().first("Content-Length"));
        assertThat(profile(ada).path("firstName").asText()).isEqualTo("known");
        var forgot = post(browser(), "/forgot", Map.of("email", "known@contoso.example"));
        var unknown = post(browser(), "/forgot", Map.of("email", "unknown@contoso.example"));
        assertThat(forgot.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(forgot.body()).isEqualTo(unknown.body());
    }

    @Test
    void confirmWhenTheLinkIsMadeUpUsedOrForSomethingElseThenItOpensNothing() {
        developer("once");
        var letters = arm("POST", "/listLetters", "").json().toString();
        var matcher = Pattern.compile("/account/confirm#(ghc_[A-Za-z0-9_.-]+)").matcher(letters);
        assertThat(matcher.find()).isTrue();

        for (var asked : new String[] {"/confirm", "/invitation", "/reset"}) {
            for (var token : new String[] {matcher.group(1), "ghc_x.y", "", "x".repeat(5000)}) {
                var reply = post(browser(), asked, Map.of("token", token, "password", OTHER));
                assertThat(reply.status()).as(asked + " " + token).isEqualTo(400);
                assertThat(reply.json().at("/error/code").asText()).isEqualTo("LinkEnded");
            }
        }
    }

    @Test
    void signUpWhenSettingsSayNoThenItIsRefusedAndSoIsWhoDoesNotAgree() {
        try {
            arm("PATCH", "/portalsettings/signup", "{\"properties\":{\"enabled\":false}}");
            var offer =
                    browser().ask("developer", "GET", "/api/account/sign-up").json();
            var off = signUp("late", "late@contoso.example", PASSWORD);
            arm("PATCH", "/portalsettings/signup", """
                    {"properties":{"enabled":true,"termsOfService":{"text":"Be good.","enabled":true,"consentRequired":true}}}""");
            var terms =
                    browser().ask("developer", "GET", "/api/account/sign-up").json();
            var unwilling = signUp("late", "late@contoso.example", PASSWORD);

            assertThat(offer.path("open").asBoolean()).isFalse();
            assertThat(off.status()).isEqualTo(403);
            assertThat(off.json().at("/error/code").asText()).isEqualTo("SignUpDisabled");
            assertThat(terms.path("terms").asText()).isEqualTo("Be good.");
            assertThat(terms.path("mustAgree").asBoolean()).isTrue();
            assertThat(unwilling.status()).isEqualTo(400);
            assertThat(unwilling.bodyText()).contains("agreed");
        } finally {
            arm("PUT", "/portalsettings/signup", "{\"properties\":{\"enabled\":true}}");
        }
        assertThat(arm("GET", "/users?$filter=email%20eq%20'late@contoso.example'", "")
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-address | Good-password-1 | email",
                "a@b.example | weak | password",
            })
    void signUpWhenAFieldIsWrongThenItIsNamed(String email, String password, String field) {
        var reply = signUp("wrong", email, password);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/details/0/target").asText()).isEqualTo(field);
        assertThat(reply.bodyText()).doesNotContain(password);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /sign-up",
        "POST, /confirm",
        "POST, /invitation",
        "POST, /forgot",
        "POST, /reset",
        "PATCH, ''",
        "POST, /password",
        "POST, /close"
    })
    void changeWhenItDoesNotComeFromThePortalsPageThenItIsRefused(String method, String path) {
        var request = OutboundRequest.of(method, URI.create(control + "/api/account" + path))
                .withJson(Json.object().put("email", "x@contoso.example").put("token", "x"));
        for (var headers : new String[][] {
            {},
            {"Origin", control},
            {"X-Gatehouse-Portal", "developer"},
            {"X-Gatehouse-Portal", "developer", "Origin", "https://evil.example"},
            {"X-Gatehouse-Portal", "admin", "Origin", control}
        }) {
            var reply = browser().send(request, headers);
            assertThat(reply.status()).as(String.join(" ", headers)).isEqualTo(403);
            assertThat(reply.json().at("/error/code").asText()).isEqualTo("NotFromThePortal");
        }
    }

    @Test
    void profileWhenNobodyIsSignedInThenItIsRefused() {
        assertThat(browser().ask("developer", "GET", "/api/account").status()).isEqualTo(401);
        assertThat(post(browser(), "/password", Map.of("current", PASSWORD, "password", OTHER))
                        .status())
                .isEqualTo(401);
        assertThat(post(browser(), "/close", Map.of("email", "ada@contoso.example"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void renameWhenAskedThenOnlyTheNamesChange() {
        var bea = developer("bea");
        var body = "{\"firstName\":\" Beatrice \",\"lastName\":\"B\",\"email\":\"other@contoso.example\","
                + "\"state\":\"blocked\",\"note\":\"x\"}";
        var reply = bea.send(
                OutboundRequest.of("PATCH", URI.create(control + "/api/account"))
                        .withBody("application/json", body.getBytes(StandardCharsets.UTF_8)),
                "X-Gatehouse-Portal",
                "developer",
                "Origin",
                control);

        assertThat(reply.status()).as(reply.bodyText()).isEqualTo(200);
        assertThat(profile(bea).path("firstName").asText()).isEqualTo("Beatrice");
        assertThat(profile(bea).path("email").asText()).isEqualTo("bea@contoso.example");
    }

    @Test
    void passwordWhenTheOldOneIsKnownThenTheNewOneCountsAndEverySessionEnds() {
        var carl = developer("carl");
        var wrong = post(carl, "/password", Map.of("current", "Not-the-password-1", "password", OTHER));
        var weak = post(carl, "/password", Map.of("current", PASSWORD, "password", "weak"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/error/details/0/target").asText()).isEqualTo("current");
        assertThat(weak.json().at("/error/details/0/target").asText()).isEqualTo("password");
        var kept = Map.copyOf(carl.cookies());

        var changed = post(carl, "/password", Map.of("current", PASSWORD, "password", OTHER));
        var thief = browser();
        thief.cookies().putAll(kept);

        assertThat(changed.status()).as(changed.bodyText()).isEqualTo(204);
        assertThat(carl.cookies()).doesNotContainKey("__Host-gatehouse-developer");
        assertThat(thief.ask("developer", "GET", "/api/account").status()).isEqualTo(401);
        assertThat(browser()
                        .signIn("/sign-in", "carl@contoso.example", PASSWORD, PASSWORD)
                        .status())
                .isEqualTo(401);
        assertThat(profile(signedIn("carl@contoso.example", OTHER))
                        .path("firstName")
                        .asText())
                .isEqualTo("carl");
    }

    @Test
    void forgotWhenTheLetterIsFollowedThenThePasswordIsTheChosenOne() {
        developer("dora");
        assertThat(post(browser(), "/forgot", Map.of("email", "DORA@contoso.example"))
                        .status())
                .isEqualTo(202);
        var token = letter("dora@contoso.example", "/account/reset").orElseThrow();
        assertThat(post(browser(), "/reset", Map.of("token", token, "password", "weak"))
                        .status())
                .isEqualTo(400);
        assertThat(post(browser(), "/reset", Map.of("token", token, "password", OTHER))
                        .status())
                .isEqualTo(204);

        assertThat(browser()
                        .signIn("/sign-in", "dora@contoso.example", PASSWORD, PASSWORD)
                        .status())
                .isEqualTo(401);
        assertThat(profile(signedIn("dora@contoso.example", OTHER))
                        .path("email")
                        .asText())
                .isEqualTo("dora@contoso.example");
    }

    @Test
    void invitationWhenAcceptedThenTheInvitedSignInWithThePasswordTheyChose() {
        var made = arm("PUT", "/users/ivy", """
                {"properties":{"email":"ivy@contoso.example","firstName":"Ivy","lastName":"I","confirmation":"invite"}}""");
        assertThat(made.json().at("/properties/state").asText()).isEqualTo("pending");
        var token = letter("ivy@contoso.example", "/account/invitation").orElseThrow();

        assertThat(post(browser(), "/invitation", Map.of("token", token, "password", PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(profile(signedIn("ivy@contoso.example", PASSWORD))
                        .path("firstName")
                        .asText())
                .isEqualTo("Ivy");
        assertThat(post(browser(), "/invitation", Map.of("token", token, "password", OTHER))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void closeWhenTheAddressIsTypedThenTheUserTheirApplicationsAndTheirAccountAreGone() {
        var finn = developer("finn");
        var name = arm("GET", "/users?$filter=email%20eq%20'finn@contoso.example'", "")
                .json()
                .at("/value/0/name")
                .asText();
        arm(
                "PUT",
                "/clientApplications/finns",
                "{\"properties\":{\"displayName\":\"Finn's\",\"ownerId\":\"/users/" + name + "\"}}");
        assertThat(profile(finn).path("applications").toString()).isEqualTo("[\"Finn's\"]");
        var another = post(finn, "/close", Map.of("email", "ada@contoso.example"));
        assertThat(another.status()).isEqualTo(400);
        assertThat(arm("GET", "/users/" + name, "").status()).isEqualTo(200);

        var closed = post(finn, "/close", Map.of("email", "Finn@contoso.example"));

        assertThat(closed.status()).as(closed.bodyText()).isEqualTo(204);
        assertThat(arm("GET", "/users/" + name, "").status()).isEqualTo(404);
        assertThat(arm("GET", "/clientApplications/finns", "").status()).isEqualTo(404);
        assertThat(finn.ask("developer", "GET", "/api/account").status()).isEqualTo(401);
    }
}
