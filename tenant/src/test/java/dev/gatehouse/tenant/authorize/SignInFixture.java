package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.Secrets;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A tenant in which Anna may sign in at the admin portal. */
final class SignInFixture implements AutoCloseable {
    static final String PASSWORD = "Correct-horse-7";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String ARM = "https://management.azure.com/user_impersonation";
    private static final String HASH = PasswordHash.of(PASSWORD);

    final TenantUnderTest tenant;
    final Browser browser;
    final String anna;
    final String annaId;

    SignInFixture(Path folder) {
        tenant = new TenantUnderTest(folder);
        browser = new Browser(tenant);
        anna = "anna@" + tenant.tenant.domain();
        annaId = user("anna", Set.of(DirectoryRole.APPLICATION_ADMINISTRATOR)).id();
        change(user -> user.withPassword(HASH));
    }

    User user(String name, Set<DirectoryRole> roles) {
        var account = tenant.tenant.bootstrap().createUser(name, "Anna Example", "Given-by-admin-1", roles);
        return tenant.write(directory -> directory.users().withId(account.id()).orElseThrow());
    }

    void change(java.util.function.UnaryOperator<User> change) {
        tenant.write(directory -> directory
                .users()
                .update(change.apply(directory.users().withPrincipalName(anna).orElseThrow())));
    }

    void disable() {
        change(user -> new User(
                user.id(),
                user.principalName(),
                user.displayName(),
                false,
                user.created(),
                user.passwordHash(),
                false,
                user.properties()));
    }

    String redirectUri() {
        return TenantUnderTest.CONTROL + "/admin/signed-in";
    }

    String authorizePath() {
        return "/" + tenant.tenant.id() + "/oauth2/v2.0/authorize";
    }

    Map<String, String> request() {
        return new HashMap<>(Map.of(
                "client_id",
                FirstParty.ADMIN_PORTAL.appId(),
                "redirect_uri",
                redirectUri(),
                "response_type",
                "code",
                "scope",
                "openid profile offline_access " + ARM,
                "state",
                "s&t=1",
                "nonce",
                "n-0S6",
                "code_challenge",
                Secrets.sha256(VERIFIER),
                "code_challenge_method",
                "S256"));
    }

    Map<String, String> request(String name, String value) {
        var request = request();
        request.put(name, value);
        return request;
    }

    Map<String, String> without(String... names) {
        var request = request();
        for (var name : names) {
            request.remove(name);
        }
        return request;
    }

    Answer page(Map<String, String> request) {
        return browser.get(authorizePath(), request);
    }

    /** Signs Anna in, and answers the code. */
    String code(Map<String, String> request) {
        var page = page(request);
        var answer = page.status() == 303 ? page : browser.signIn(page, anna, PASSWORD);
        var fields = Browser.sentBack(answer);
        if (!fields.containsKey("code")) {
            throw new AssertionError(fields);
        }
        return fields.get("code");
    }

    Map<String, String> redemption(String code) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                FirstParty.ADMIN_PORTAL.appId(),
                "code",
                code,
                "redirect_uri",
                redirectUri(),
                "code_verifier",
                VERIFIER,
                "client_info",
                "1"));
    }

    Answer redeem(String code) {
        return tenant.form(tenant.tokenPath(), redemption(code));
    }

    Answer refresh(String token) {
        return tenant.form(
                tenant.tokenPath(),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        FirstParty.ADMIN_PORTAL.appId(),
                        "refresh_token",
                        token));
    }

    static String text(Answer answer, String name) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
        return answer.json().path(name).asText();
    }

    @Override
    public void close() {
        tenant.close();
    }
}
