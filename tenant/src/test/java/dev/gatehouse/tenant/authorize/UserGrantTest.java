package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.AtOnce;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.graph.GraphFixture;
import dev.gatehouse.tenant.signin.AuthorizationCodes;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.RefreshTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static dev.gatehouse.tenant.authorize.Browser.sentBack;
import static dev.gatehouse.tenant.authorize.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Codes and refresh tokens at the token endpoint, as they should be used and as thieves would. */
class UserGrantTest {
    private static final String BACK = "https://app.example/back";

    @TempDir
    Path folder;

    private SignInFixture fixture;
    private TenantUnderTest tenant;
    private GraphFixture graph;

    @BeforeEach
    void open() {
        fixture = new SignInFixture(folder);
        tenant = fixture.tenant;
        graph = new GraphFixture(tenant);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void refused(Answer answer, String error, int code) {
        assertThat(answer.json().at("/error_codes/0").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    private Answer redeem(String code, String name, String value) {
        var fields = fixture.redemption(code);
        if (value.isEmpty()) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
        return tenant.form(tenant.tokenPath(), fields);
    }

    @Test
    void codeCountsOnceAndASecondUseRevokesWhatTheFirstBrought() {
        var code = fixture.code(fixture.request());
        var refresh = text(fixture.redeem(code), "refresh_token");

        refused(fixture.redeem(code), "invalid_grant", 54005);
        refused(fixture.refresh(refresh), "invalid_grant", 700082);
    }

    @Test
    void codeIsOfNoUseToWhoStoleIt() {
        refused(redeem(fixture.code(fixture.request()), "code_verifier", "x".repeat(43)), "invalid_grant", 501481);
        refused(redeem(fixture.code(fixture.request()), "code_verifier", ""), "invalid_grant", 501481);
        refused(
                redeem(
                        fixture.code(fixture.request()),
                        "code_verifier",
                        fixture.request().get("code_challenge")),
                "invalid_grant",
                501481);
        refused(
                redeem(fixture.code(fixture.request()), "redirect_uri", TenantUnderTest.CONTROL + "/admin"),
                "invalid_grant",
                500112);
        refused(redeem(fixture.code(fixture.request()), "redirect_uri", ""), "invalid_request", 900144);
        refused(
                redeem(fixture.code(fixture.request()), "client_id", FirstParty.DEVELOPER_PORTAL.appId()),
                "invalid_grant",
                9002313);
        refused(redeem("made-up", "code", "made-up"), "invalid_grant", 9002313);
        refused(redeem("x", "code", ""), "invalid_request", 900144);

        // A try with a wrong verifier has used it up.
        tenant.now = tenant.now.plusSeconds(61);
        var code = fixture.code(fixture.request());
        redeem(code, "code_verifier", "y".repeat(43));
        refused(fixture.redeem(code), "invalid_grant", 54005);
    }

    @Test
    void codeExpires() {
        var code = fixture.code(fixture.request());
        tenant.now = tenant.now.plus(AuthorizationCodes.LIFE);
        refused(fixture.redeem(code), "invalid_grant", 70008);

        var other = fixture.code(fixture.request());
        tenant.now = tenant.now.plus(AuthorizationCodes.LIFE).minusMillis(1);
        assertThat(fixture.redeem(other).status()).isEqualTo(200);
    }

    @Test
    void codeAndRefreshTokenEndWithTheAccountAndWithThePassword() {
        var refresh = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        var code = fixture.code(fixture.request());
        fixture.change(user -> user.withPassword(PasswordHash.of("Another-word-8")));
        refused(fixture.redeem(code), "invalid_grant", 50173);
        refused(fixture.refresh(refresh), "invalid_grant", 50173);

        fixture.change(user -> user.withPassword(PasswordHash.of(SignInFixture.PASSWORD)));
        var again = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        fixture.disable();
        refused(fixture.refresh(again), "invalid_grant", 50173);
    }

    @Test
    void refreshTokenRotatesAndOneThatIsUsedAgainLaterRevokesAll() {
        var first = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        var answer = fixture.refresh(first);
        var second = text(answer, "refresh_token");
        assertThat(second).isNotEqualTo(first);
        assertThat(TenantUnderTest.claims(text(answer, "access_token"))
                        .path("scp")
                        .asText())
                .isEqualTo("user_impersonation");
        assertThat(TenantUnderTest.claims(text(answer, "id_token")).has("nonce"))
                .isFalse();

        // MSAL asks for two resources at the same moment.
        assertThat(fixture.refresh(first).status()).isEqualTo(200);
        tenant.now = tenant.now.plus(RefreshTokens.SAME_MOMENT).plusMillis(1);
        refused(fixture.refresh(first), "invalid_grant", 700082);
        refused(fixture.refresh(second), "invalid_grant", 700082);
    }

    @Test
    void refreshTokenExpiresUnusedAndWithItsSignIn() {
        var token = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        for (int days = 0; days < 78; days += 13) {
            tenant.now = tenant.now.plus(Duration.ofDays(13));
            token = text(fixture.refresh(token), "refresh_token");
        }
        tenant.now = tenant.now.plus(Duration.ofDays(12));
        refused(fixture.refresh(token), "invalid_grant", 700082);

        var other = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        tenant.now = tenant.now.plus(RefreshTokens.LIFE);
        refused(fixture.refresh(other), "invalid_grant", 700082);
    }

    @Test
    void refreshTokenIsItsClientsAlone() {
        var token = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        var fields = Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                FirstParty.DEVELOPER_PORTAL.appId(),
                "refresh_token",
                token);
        refused(tenant.form(tenant.tokenPath(), fields), "invalid_grant", 700082);
        assertThat(fixture.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void refreshTokenBringsTokensOfAnotherResourceThatTheClientMayUse() {
        var token = text(fixture.redeem(fixture.code(fixture.request())), "refresh_token");
        var answer = tenant.form(
                tenant.tokenPath(),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        FirstParty.ADMIN_PORTAL.appId(),
                        "refresh_token",
                        token,
                        "scope",
                        "User.Read openid"));
        assertThat(TenantUnderTest.claims(text(answer, "access_token"))
                        .path("aud")
                        .asText())
                .isEqualTo("https://graph.microsoft.com");
        assertThat(answer.json().path("scope").asText()).isEqualTo("openid User.Read");
        refused(
                tenant.form(
                        tenant.tokenPath(),
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                FirstParty.ADMIN_PORTAL.appId(),
                                "refresh_token",
                                text(answer, "refresh_token"),
                                "scope",
                                "Application.ReadWrite.All")),
                "invalid_grant",
                65001);
    }

    private Map<String, String> requestOf(GraphFixture.App app, String scope) {
        var request = fixture.request("client_id", app.appId());
        request.put("redirect_uri", BACK);
        request.put("scope", scope);
        return request;
    }

    private Map<String, String> redemptionOf(GraphFixture.App app, String code) {
        var fields = new HashMap<>(fixture.redemption(code));
        fields.put("client_id", app.appId());
        fields.put("redirect_uri", BACK);
        return fields;
    }

    @Test
    void clientOnAServerProvesItselfAndMayDoWithoutAChallenge() {
        var app = graph.app("server", ",'web':{'redirectUris':['" + BACK + "']}");
        var secret = graph.secret(app);
        var withChallenge = redemptionOf(app, fixture.code(requestOf(app, "openid offline_access")));
        refused(tenant.form(tenant.tokenPath(), withChallenge), "invalid_client", 7000218);

        withChallenge.put("client_secret", secret);
        // What failed had used the code up.
        refused(tenant.form(tenant.tokenPath(), withChallenge), "invalid_grant", 54005);
        withChallenge.put("code", fixture.code(requestOf(app, "openid offline_access")));
        var answer = tenant.form(tenant.tokenPath(), withChallenge);
        assertThat(TenantUnderTest.claims(text(answer, "access_token"))
                        .path("appidacr")
                        .asText())
                .isEqualTo("1");

        var request = requestOf(app, "openid");
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        var plain = redemptionOf(app, fixture.code(request));
        plain.put("client_secret", secret);
        // A verifier that nobody asked for is a sign of a downgrade (RFC 9700 section 2.1.1).
        refused(tenant.form(tenant.tokenPath(), plain), "invalid_grant", 501481);
        plain.put("code", fixture.code(request));
        plain.remove("code_verifier");
        assertThat(tenant.form(tenant.tokenPath(), plain).status()).isEqualTo(200);

        plain.put("code", fixture.code(request));
        plain.put("client_secret", "wrong");
        refused(tenant.form(tenant.tokenPath(), plain), "invalid_client", 7000215);

        var refresh = Map.of(
                "grant_type", "refresh_token",
                "client_id", app.appId(),
                "refresh_token", text(answer, "refresh_token"));
        refused(tenant.form(tenant.tokenPath(), refresh), "invalid_client", 7000218);
    }

    @Test
    void clientDoesNothingInAUsersNameThatNobodyGranted() {
        var app = graph.app("other", ",'spa':{'redirectUris':['" + BACK + "']}");
        fixture.code(fixture.request());
        for (var scope : new String[] {SignInFixture.ARM, "User.Read", "https://management.azure.com/.default"}) {
            var back = sentBack(fixture.page(requestOf(app, scope)));
            assertThat(back)
                    .as(scope)
                    .containsEntry("error", "consent_required")
                    .doesNotContainKey("code");
            assertThat(back.get("error_description")).startsWith("AADSTS65001");
        }
        // To know who signed in is always allowed.
        var code = fixture.code(requestOf(app, "openid profile offline_access"));
        var refresh = text(tenant.form(tenant.tokenPath(), redemptionOf(app, code)), "refresh_token");

        var graphId = tenant.write(directory -> {
            var resource = directory
                    .servicePrincipals()
                    .withAppId(FirstParty.GRAPH.appId())
                    .orElseThrow();
            return directory
                    .permissionGrants()
                    .create(app.principalId(), resource.id(), Optional.of(fixture.annaId), "User.Read")
                    .id();
        });
        var fields = Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                app.appId(),
                "refresh_token",
                refresh,
                "scope",
                "https://graph.microsoft.com/.default");
        var granted = tenant.form(tenant.tokenPath(), fields);
        assertThat(TenantUnderTest.claims(text(granted, "access_token"))
                        .path("scp")
                        .asText())
                .isEqualTo("User.Read");

        tenant.write(directory -> directory.permissionGrants().remove(graphId));
        var after = new HashMap<>(fields);
        after.put("refresh_token", text(granted, "refresh_token"));
        refused(tenant.form(tenant.tokenPath(), after), "invalid_grant", 65001);
    }

    @Test
    void resourceOfTheTenantAuthorizesClientsBeforehand() {
        var app = graph.app("client", ",'spa':{'redirectUris':['" + BACK + "']}");
        var scopeId = "5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e";
        var api = graph.app(
                "api",
                ",'api':{'requestedAccessTokenVersion':2,'oauth2PermissionScopes':[{'id':'" + scopeId
                        + "','value':'Orders.Read','isEnabled':true}],'preAuthorizedApplications':[{'appId':'"
                        + app.appId() + "','delegatedPermissionIds':['" + scopeId + "']}]}");
        var code = fixture.code(requestOf(app, api.appId() + "/Orders.Read"));
        var answer = tenant.form(tenant.tokenPath(), redemptionOf(app, code));
        var claims = TenantUnderTest.claims(text(answer, "access_token"));
        assertThat(claims.path("aud").asText()).isEqualTo(api.appId());
        assertThat(claims.path("ver").asText()).isEqualTo("2.0");
        assertThat(claims.path("azp").asText()).isEqualTo(app.appId());
        assertThat(claims.path("scp").asText()).isEqualTo("Orders.Read");
        assertThat(claims.has("wids")).isFalse();
        assertThat(sentBack(fixture.page(requestOf(app, api.appId() + "/Orders.Write"))))
                .containsEntry("error", "consent_required");
    }

    @Test
    void whoWasNotAssignedDoesNotGetIn() {
        var app = graph.app("closed", ",'spa':{'redirectUris':['" + BACK + "']}");
        graph.changePrincipal(app, "{'appRoleAssignmentRequired':true}");
        fixture.code(fixture.request());
        assertThat(sentBack(fixture.page(requestOf(app, "openid")))).containsEntry("error", "access_denied");
    }

    @Test
    void usersTokenIsNoApplicationsToken() {
        var token = text(fixture.redeem(fixture.code(fixture.request())), "access_token");
        var claims = TenantUnderTest.claims(token);
        assertThat(claims.path("idtyp").asText()).isEqualTo("user");
        assertThat(claims.has("roles")).isFalse();
        assertThat(tenant.get("/v1.0/applications", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void codeThatIsUsedByTwoAtTheSameMomentRevokesWhatOneOfThemGot() {
        var code = fixture.code(fixture.request());
        var answers = AtOnce.times(4, i -> fixture.redeem(code));

        var good = answers.stream().filter(each -> each.status() == 200).toList();
        assertThat(good).hasSize(1);
        answers.stream().filter(each -> each.status() != 200).forEach(each -> refused(each, "invalid_grant", 54005));
        refused(fixture.refresh(text(good.getFirst(), "refresh_token")), "invalid_grant", 700082);
    }
}
