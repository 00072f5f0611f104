package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.AtOnce;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.signin.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.authorize.Browser.sentBack;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * People sign in, by the page, and stay signed in for a while. One file, because each case is a step of the same journey
 * gone another way.
 */
class SignInTest {
    @TempDir
    Path folder;

    private SignInFixture fixture;
    private TenantUnderTest tenant;
    private Browser browser;

    @BeforeEach
    void open() {
        fixture = new SignInFixture(folder);
        tenant = fixture.tenant;
        browser = fixture.browser;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signInBringsACodeThatBringsTokensOfTheUser() {
        var page = fixture.page(fixture.request());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Gatehouse admin portal", "<label for=\"password\">");
        var back = browser.signIn(page, fixture.anna.toUpperCase(), SignInFixture.PASSWORD);
        assertThat(back.header("Location")).startsWith(fixture.redirectUri() + "?code=");
        var fields = sentBack(back);
        assertThat(fields).containsEntry("state", "s&t=1").containsOnlyKeys("code", "state");

        var answer = fixture.redeem(fields.get("code"));

        var access = TenantUnderTest.claims(SignInFixture.text(answer, "access_token"));
        assertThat(access.path("aud").asText()).isEqualTo("https://management.azure.com");
        assertThat(access.path("iss").asText()).isEqualTo(TenantUnderTest.CONTROL + "/" + tenant.tenant.id() + "/");
        assertThat(access.path("scp").asText()).isEqualTo("user_impersonation");
        assertThat(access.path("oid").asText()).isEqualTo(fixture.annaId);
        assertThat(access.path("upn").asText()).isEqualTo(fixture.anna);
        assertThat(access.path("idtyp").asText()).isEqualTo("user");
        assertThat(access.path("appid").asText()).isEqualTo(FirstParty.ADMIN_PORTAL.appId());
        assertThat(access.path("appidacr").asText()).isEqualTo("0");
        assertThat(access.path("wids").toString())
                .isEqualTo("[\"" + DirectoryRole.APPLICATION_ADMINISTRATOR.id() + "\"]");
        assertThat(access.has("nonce")).isFalse();

        var id = TenantUnderTest.claims(SignInFixture.text(answer, "id_token"));
        assertThat(id.path("aud").asText()).isEqualTo(FirstParty.ADMIN_PORTAL.appId());
        assertThat(id.path("iss").asText()).isEqualTo(TenantUnderTest.CONTROL + "/" + tenant.tenant.id() + "/v2.0");
        assertThat(id.path("nonce").asText()).isEqualTo("n-0S6");
        assertThat(id.path("preferred_username").asText()).isEqualTo(fixture.anna);
        assertThat(id.path("auth_time").asLong()).isEqualTo(tenant.now.getEpochSecond());
        // Another subject to each application.
        assertThat(id.path("sub").asText())
                .isNotEqualTo(access.path("sub").asText())
                .isNotEqualTo(fixture.annaId);
        assertThat(id.has("scp")).isFalse();

        assertThat(answer.json().path("scope").asText()).contains(SignInFixture.ARM);
        assertThat(answer.json().path("refresh_token").asText()).isNotEmpty();
        assertThat(new String(
                        Base64.getUrlDecoder()
                                .decode(answer.json().path("client_info").asText()),
                        StandardCharsets.UTF_8))
                .contains(fixture.annaId, tenant.tenant.id());
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void sessionBringsTheNextCodeWithoutThePage() {
        fixture.code(fixture.request());

        assertThat(sentBack(fixture.page(fixture.request()))).containsKey("code");
        assertThat(sentBack(fixture.page(fixture.request("prompt", "none")))).containsKey("code");
        assertThat(sentBack(fixture.page(fixture.request("login_hint", fixture.anna))))
                .containsKey("code");
        assertThat(fixture.page(fixture.request("prompt", "login")).body()).contains("<h1>Sign in</h1>");
        assertThat(fixture.page(fixture.request("prompt", "select_account")).body())
                .contains("<h1>Sign in</h1>");
        assertThat(fixture.page(fixture.request("login_hint", "somebody@else.example"))
                        .body())
                .contains("value=\"somebody@else.example\"");

        tenant.now = tenant.now.plusSeconds(61);
        assertThat(fixture.page(fixture.request("max_age", "60")).body()).contains("<h1>Sign in</h1>");
        assertThat(sentBack(fixture.page(fixture.request("max_age", "62")))).containsKey("code");
        tenant.now = tenant.now.plus(Duration.ofHours(12));
        assertThat(fixture.page(fixture.request()).body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void silentRequestWithoutASessionIsToldSo() {
        assertThat(sentBack(fixture.page(fixture.request("prompt", "none"))))
                .containsEntry("error", "login_required")
                .containsEntry("state", "s&t=1")
                .doesNotContainKey("code");
    }

    @Test
    void sessionCookieIsOfThisHostAloneAndAnotherOneAfterEachSignIn() {
        var page = fixture.page(fixture.request());
        var planted = "x".repeat(43);
        browser.cookies.put(AuthorizeEndpoint.SESSION, planted);
        var back = browser.signIn(page, fixture.anna, SignInFixture.PASSWORD);

        var set = back.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-gatehouse-session="))
                .toList();
        assertThat(set).hasSize(1);
        assertThat(set.getFirst())
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain", planted);
        var first = browser.cookies.get(AuthorizeEndpoint.SESSION);
        browser.signIn(fixture.page(fixture.request("prompt", "login")), fixture.anna, SignInFixture.PASSWORD);
        assertThat(browser.cookies.get(AuthorizeEndpoint.SESSION)).isNotEqualTo(first);
        browser.cookies.put(AuthorizeEndpoint.SESSION, first);
        assertThat(fixture.page(fixture.request()).body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void passwordChangedOrAccountDisabledEndsTheSession() {
        fixture.code(fixture.request());
        fixture.change(user -> user.withPassword(dev.gatehouse.tenant.signin.PasswordHash.of("Another-word-8")));
        assertThat(fixture.page(fixture.request()).body()).contains("<h1>Sign in</h1>");

        browser.signIn(fixture.page(fixture.request()), fixture.anna, "Another-word-8");
        assertThat(sentBack(fixture.page(fixture.request()))).containsKey("code");
        fixture.disable();
        assertThat(fixture.page(fixture.request()).body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void passwordThatWasGivenMustBeChangedFirst() {
        fixture.user("ben", Set.of());
        var ben = "ben@" + tenant.tenant.domain();
        var page = browser.signIn(fixture.page(fixture.request()), ben, "Given-by-admin-1");
        assertThat(page.body()).contains("Choose a new password");
        assertThat(browser.cookies).doesNotContainKey(AuthorizeEndpoint.SESSION);

        for (var wrong : new String[][] {
            {"short", "short"}, {"Given-by-admin-1", "Given-by-admin-1"}, {"My-own-word-9", "My-own-word-8"}
        }) {
            page = browser.post(
                    Browser.action(page), Map.of("flow", Browser.flow(page), "new", wrong[0], "again", wrong[1]));
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("role=\"alert\"").doesNotContain(wrong[0]);
        }
        var change = Map.of("flow", Browser.flow(page), "new", "My-own-word-9", "again", "My-own-word-9");
        assertThat(sentBack(browser.post(Browser.action(page), change))).containsKey("code");

        // The form counts once, the old password no more, the new one straight away.
        assertThat(browser.post(Browser.action(page), change).status()).isEqualTo(400);
        browser.cookies.clear();
        assertThat(browser.signIn(fixture.page(fixture.request()), ben, "Given-by-admin-1")
                        .status())
                .isEqualTo(401);
        assertThat(sentBack(browser.signIn(fixture.page(fixture.request()), ben, "My-own-word-9")))
                .containsKey("code");
    }

    /** Without what differs by chance. */
    private static String comparable(Answer answer) {
        return answer.status() + "\n"
                + answer.body().replaceAll("name=\"flow\" value=\"[^\"]*\"", "").replaceAll("name=\"name\"[^>]*>", "")
                + answer.response().headers().map().keySet();
    }

    @Test
    void nobodyLearnsWhichAccountsThereAre() {
        fixture.user("ben", Set.of());
        var wrong = browser.signIn(fixture.page(fixture.request()), fixture.anna, "Wrong-word-1");
        var unknown = browser.signIn(fixture.page(fixture.request()), "nobody@nowhere.example", "Wrong-word-1");
        var mustChange =
                browser.signIn(fixture.page(fixture.request()), "ben@" + tenant.tenant.domain(), "Wrong-word-1");
        fixture.disable();
        var disabled = browser.signIn(fixture.page(fixture.request()), fixture.anna, SignInFixture.PASSWORD);
        Answer lockedUnknown = unknown;
        for (int i = 0; i < 12; i++) {
            lockedUnknown = browser.signIn(fixture.page(fixture.request()), "nobody@nowhere.example", "Wrong-word-1");
        }
        assertThat(tenant.signIns.getLast().failure().orElseThrow().code()).isEqualTo(50053);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(Stream.of(unknown, mustChange, disabled, lockedUnknown).map(SignInTest::comparable))
                .allMatch(comparable(wrong)::equals);
        assertThat(wrong.body()).doesNotContain("Wrong-word-1");
    }

    @Test
    void whoGuessesIsHeldUpLongerEachTimeAndTheOwnerGetsInAgain() {
        for (int i = 0; i < 10; i++) {
            browser.signIn(fixture.page(fixture.request()), fixture.anna, "Wrong-word-" + i);
        }
        assertThat(browser.signIn(fixture.page(fixture.request()), fixture.anna, SignInFixture.PASSWORD)
                        .status())
                .isEqualTo(401);
        // Attempts while it waits don't make it wait longer.
        tenant.now = tenant.now.plusSeconds(59);
        assertThat(browser.signIn(fixture.page(fixture.request()), fixture.anna, SignInFixture.PASSWORD)
                        .status())
                .isEqualTo(401);
        tenant.now = tenant.now.plusSeconds(1);
        browser.signIn(fixture.page(fixture.request()), fixture.anna, "Wrong-word-again");
        tenant.now = tenant.now.plusSeconds(119);
        assertThat(browser.signIn(fixture.page(fixture.request()), fixture.anna, SignInFixture.PASSWORD)
                        .status())
                .isEqualTo(401);
        tenant.now = tenant.now.plusSeconds(1);
        assertThat(sentBack(browser.signIn(fixture.page(fixture.request()), fixture.anna, SignInFixture.PASSWORD)))
                .containsKey("code");
        // From here the account begins anew.
        browser.signIn(fixture.page(fixture.request("prompt", "login")), fixture.anna, "Wrong-word-1");
        assertThat(sentBack(browser.signIn(
                        fixture.page(fixture.request("prompt", "login")), fixture.anna, SignInFixture.PASSWORD)))
                .containsKey("code");
    }

    @Test
    void addressThatTriesManyAccountsIsHeldUpInEveryProcess() throws Exception {
        try (var other = new TenantUnderTest(folder)) {
            for (int i = 0; i < 50; i++) {
                browser.signIn(fixture.page(fixture.request()), "guess" + i + "@x.example", "Wrong-word-1");
            }
            var elsewhere = new Browser(other);
            var page = elsewhere.get(fixture.authorizePath(), fixture.request());
            assertThat(elsewhere
                            .signIn(page, fixture.anna, SignInFixture.PASSWORD)
                            .status())
                    .isEqualTo(401);
            assertThat(other.signIns.getLast().failure().orElseThrow().code()).isEqualTo(50053);
        }
    }

    @Test
    void observerIsToldOfSuccessAndOfFailureWithItsReason() {
        tenant.signIns.clear();
        browser.signIn(fixture.page(fixture.request()), fixture.anna, "Wrong-word-1");
        fixture.redeem(fixture.code(fixture.request()));

        assertThat(tenant.signIns.stream().map(SignIn::grant))
                .containsExactly("password", "password", "authorization_code");
        var failed = tenant.signIns.get(0);
        assertThat(failed.failure().orElseThrow().code()).isEqualTo(50126);
        assertThat(failed.userId()).contains(fixture.annaId);
        assertThat(failed.clientId()).contains(FirstParty.ADMIN_PORTAL.appId());
        assertThat(failed.address()).isEqualTo("127.0.0.1");
        assertThat(tenant.signIns.get(1).failure()).isEmpty();
        assertThat(tenant.signIns.get(2).userName()).contains(fixture.anna);
        assertThat(tenant.signIns.toString()).doesNotContain("Wrong-word-1", SignInFixture.PASSWORD);
    }

    @Test
    void neitherCodesNorTokensNorSessionsLieInTheDatabase() {
        var code = fixture.code(fixture.request());
        var refresh = SignInFixture.text(fixture.redeem(code), "refresh_token");
        var session = browser.cookies.get(AuthorizeEndpoint.SESSION);
        assertThat(tenant.kept())
                .contains(fixture.annaId)
                .doesNotContain(code, refresh, session, SignInFixture.PASSWORD);
    }

    @Test
    void signOutEndsTheSessionAndLeadsOnlyToTheClientsOwnUri() {
        var tokens = fixture.redeem(fixture.code(fixture.request()));
        var session = browser.cookies.get(AuthorizeEndpoint.SESSION);
        var path = "/" + tenant.tenant.id() + "/oauth2/v2.0/logout";

        var out = browser.get(
                path,
                Map.of(
                        "post_logout_redirect_uri",
                        fixture.redirectUri(),
                        "id_token_hint",
                        SignInFixture.text(tokens, "id_token"),
                        "state",
                        "x y"));
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Location")).isEqualTo(fixture.redirectUri() + "?state=x%20y");
        assertThat(browser.cookies).doesNotContainKey(AuthorizeEndpoint.SESSION);
        browser.cookies.put(AuthorizeEndpoint.SESSION, session);
        assertThat(fixture.page(fixture.request()).body()).contains("<h1>Sign in</h1>");

        for (var uri : new String[] {
            "https://evil.example",
            fixture.redirectUri() + "/x",
            "//evil.example",
            fixture.redirectUri() + "@evil.example"
        }) {
            var answer = browser.get(
                    path, Map.of("post_logout_redirect_uri", uri, "client_id", FirstParty.ADMIN_PORTAL.appId()));
            assertThat(answer.status()).as(uri).isEqualTo(200);
            assertThat(answer.header("Location")).isEmpty();
            assertThat(answer.body()).contains("You are signed out").doesNotContain("evil");
        }
        // Without a client nobody is sent anywhere, and a hint that somebody else signed names none.
        assertThat(browser.get(path, Map.of("post_logout_redirect_uri", fixture.redirectUri()))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(
                                path,
                                Map.of(
                                        "post_logout_redirect_uri",
                                        fixture.redirectUri(),
                                        "id_token_hint",
                                        SignInFixture.text(tokens, "id_token") + "x"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void userInfoTellsWhoSignedInToATokenForGraphAlone() {
        var graph = fixture.redeem(fixture.code(fixture.request("scope", "openid profile email User.Read")));
        var claims = TenantUnderTest.claims(SignInFixture.text(graph, "access_token"));
        assertThat(claims.path("scp").asText()).isEqualTo("email openid profile User.Read");
        assertThat(graph.json().path("refresh_token").isMissingNode()).isTrue();

        var info = tenant.get("/oidc/userinfo", "Authorization", "Bearer " + SignInFixture.text(graph, "access_token"));
        assertThat(info.status()).isEqualTo(200);
        assertThat(info.json().path("preferred_username").asText()).isEqualTo(fixture.anna);
        assertThat(info.json().path("sub"))
                .isEqualTo(TenantUnderTest.claims(SignInFixture.text(graph, "id_token"))
                        .path("sub"));

        var arm = fixture.redeem(fixture.code(fixture.request()));
        for (var bad : new String[] {
            SignInFixture.text(arm, "access_token"),
            SignInFixture.text(graph, "id_token"),
            "x",
            tenant.graphToken(tenant.client("app"))
        }) {
            var answer = tenant.get("/oidc/userinfo", "Authorization", "Bearer " + bad);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(fixture.anna);
        }
    }

    @TestFactory
    Stream<DynamicTest> formOfAnotherSiteOrBrowserIsNotTaken() {
        var page = fixture.page(fixture.request());
        var fields = Map.of("flow", Browser.flow(page), "name", fixture.anna, "password", SignInFixture.PASSWORD);
        var action = Browser.action(page);
        var stranger = new Browser(tenant);
        stranger.get(fixture.authorizePath(), fixture.request());
        return Stream.of(
                DynamicTest.dynamicTest("no cookie", () -> refused(new Browser(tenant).post(action, fields))),
                DynamicTest.dynamicTest("another browser's cookie", () -> refused(stranger.post(action, fields))),
                DynamicTest.dynamicTest(
                        "two cookies",
                        () -> refused(tenant.form(
                                action,
                                fields,
                                "Cookie",
                                browser.cookieHeader() + "; " + Flow.COOKIE + "=" + "x".repeat(43)))),
                DynamicTest.dynamicTest(
                        "another origin",
                        () -> refused(browser.post(action, fields, "Origin", "https://evil.example"))),
                DynamicTest.dynamicTest("no origin", () -> refused(browser.post(action, fields, "Origin", "null"))),
                DynamicTest.dynamicTest(
                        "another site", () -> refused(browser.post(action, fields, "Sec-Fetch-Site", "cross-site"))),
                DynamicTest.dynamicTest(
                        "a sibling site", () -> refused(browser.post(action, fields, "Sec-Fetch-Site", "same-site"))),
                DynamicTest.dynamicTest("a made-up flow", () -> {
                    var bent = new java.util.HashMap<>(fields);
                    var flow = Browser.flow(page);
                    bent.put("flow", (flow.startsWith("x") ? "y" : "x") + flow.substring(1));
                    refused(browser.post(action, bent));
                }),
                DynamicTest.dynamicTest(
                        "no flow", () -> refused(browser.post(action, Map.of("name", "a", "password", "b")))),
                DynamicTest.dynamicTest("out of date", () -> {
                    tenant.now = tenant.now.plus(Flow.LIFE);
                    refused(browser.post(action, fields));
                    tenant.now = tenant.now.minus(Flow.LIFE);
                }),
                DynamicTest.dynamicTest(
                        "as it should be",
                        () -> assertThat(sentBack(browser.post(
                                        action,
                                        fields,
                                        "Origin",
                                        TenantUnderTest.CONTROL,
                                        "Sec-Fetch-Site",
                                        "same-origin")))
                                .containsKey("code")));
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith(AuthorizeEndpoint.SESSION));
    }

    @Test
    void pageStandsInNoFrameLoadsNothingAndEscapesWhatOthersWrote() {
        var script = "\"><script>alert(1)</script>";
        var page = fixture.page(fixture.request("login_hint", script));

        assertThat(page.body()).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        var policy = Arrays.asList(page.header("Content-Security-Policy").split("; "));
        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "frame-ancestors 'none'",
                        "base-uri 'none'",
                        "form-action 'self' https://control.example:9443")
                .noneMatch(each -> each.contains("unsafe") || each.startsWith("script-src"));
        assertThat(page.response().headers().allValues("Set-Cookie").getFirst())
                .startsWith("__Host-gatehouse-sign-in=")
                .contains("SameSite=Strict", "HttpOnly", "Secure");
        assertThat(page.body()).contains("<html lang=\"en\">", "<main>", "autocomplete=\"current-password\"");
        // What went wrong before stands there as text, too.
        var again = browser.signIn(page, script, "Wrong-word-1");
        assertThat(again.body()).doesNotContain("<script").contains("role=\"alert\"");
    }

    @Test
    void answerComesInTheModeThatWasAskedFor() {
        fixture.code(fixture.request());
        var fragment = fixture.page(fixture.request("response_mode", "fragment"));
        assertThat(fragment.header("Location")).startsWith(fixture.redirectUri() + "#code=");

        var post = fixture.page(fixture.request("response_mode", "form_post"));
        assertThat(post.status()).isEqualTo(200);
        assertThat(post.body())
                .contains("action=\"" + fixture.redirectUri() + "\"", "name=\"code\"", "value=\"s&amp;t=1\"");
        assertThat(post.header("Content-Security-Policy"))
                .contains("script-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void stateCannotSplitTheReply() {
        fixture.code(fixture.request());
        var answer = fixture.page(fixture.request("state", "a\r\nSet-Cookie: planted=1\r\n\r\n<script>"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.header("Location")).contains("state=a%0D%0ASet-Cookie%3A%20planted%3D1");
    }

    @Test
    void guessesAtTheSameMomentAreNoWayAroundTheLimit() {
        var browsers = Stream.generate(() -> new Browser(tenant)).limit(16).toList();
        var pages = browsers.stream()
                .map(each -> each.get(fixture.authorizePath(), fixture.request()))
                .toList();
        AtOnce.times(16, i -> browsers.get(i).signIn(pages.get(i), fixture.anna, "Wrong-word-" + i));

        assertThat(tenant.signIns.stream()
                        .map(each -> each.failure().orElseThrow().code())
                        .filter(code -> code == 50126))
                .as("the passwords that were looked at")
                .hasSize(10);
        assertThat(tenant.signIns).hasSize(16);
    }
}
