package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.graph.GraphFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static dev.gatehouse.tenant.authorize.Browser.sentBack;
import static org.assertj.core.api.Assertions.assertThat;

/** Every request for a sign-in that is refused: shown to the user alone, or told to the application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizeErrorTableTest {
    @TempDir
    static Path folder;

    private SignInFixture fixture;
    private GraphFixture graph;

    @BeforeAll
    void open() {
        fixture = new SignInFixture(folder);
        graph = new GraphFixture(fixture.tenant);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @TestFactory
    Stream<DynamicTest> nobodyIsSentToAUriThatIsNotRegistered() {
        var own = fixture.redirectUri();
        var uris = Stream.of(
                "https://evil.example/",
                "https://evil.example/admin/signed-in",
                own + "/",
                own + "/../x",
                own + "?x=1",
                own + "#",
                own + "@evil.example",
                own.replace("https:", "http:"),
                own.replace("control.example", "control.example.evil.example"),
                own.replace("control.example", "control.example@evil.example"),
                own.replace(":9443", ""),
                own.toUpperCase(),
                own + " ",
                " " + own,
                "//control.example:9443/admin/signed-in",
                "/admin/signed-in",
                "javascript:alert(1)",
                "data:text/html,x",
                own + "\r\nLocation: https://evil.example",
                own + "\u0000");
        return uris.map(uri -> DynamicTest.dynamicTest(uri.replaceAll("\\p{Cntrl}", "?"), () -> {
            for (var request : List.of(
                    fixture.request("redirect_uri", uri),
                    with(fixture.without("response_type"), "redirect_uri", uri))) {
                var answer = fixture.page(request);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.header("Location")).isEmpty();
                assertThat(answer.body())
                        .containsAnyOf("AADSTS50011", "a NUL character")
                        .doesNotContain("evil", "alert(1)");
            }
        }));
    }

    private static Map<String, String> with(Map<String, String> request, String name, String value) {
        request.put(name, value);
        return request;
    }

    private record Shown(String name, Map<String, String> request, String code) {}

    @TestFactory
    Stream<DynamicTest> whatCannotBeToldToTheApplicationIsShown() {
        return Stream.of(
                        new Shown("no client", fixture.without("client_id"), "AADSTS900144"),
                        new Shown("no redirect URI", fixture.without("redirect_uri"), "AADSTS900144"),
                        new Shown(
                                "an unknown client",
                                fixture.request("client_id", "5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e"),
                                "AADSTS700016"),
                        new Shown("no GUID", fixture.request("client_id", "<script>"), "AADSTS700016"),
                        new Shown("a long state", fixture.request("state", "x".repeat(8193)), "AADSTS90014"))
                .map(row -> DynamicTest.dynamicTest(row.name, () -> {
                    var answer = fixture.page(row.request);
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.header("Location")).isEmpty();
                    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
                    assertThat(answer.body()).contains(row.code).doesNotContain("<script>");
                }));
    }

    private record Told(String name, Map<String, String> request, String error) {}

    @TestFactory
    Stream<DynamicTest> whatIsWrongBeyondThatIsToldToTheApplication() {
        return Stream.of(
                        new Told("no response type", fixture.without("response_type"), "invalid_request"),
                        new Told("token", fixture.request("response_type", "token"), "unsupported_response_type"),
                        new Told("id_token", fixture.request("response_type", "id_token"), "unsupported_response_type"),
                        new Told(
                                "hybrid",
                                fixture.request("response_type", "code id_token"),
                                "unsupported_response_type"),
                        new Told("no scope", fixture.without("scope"), "invalid_request"),
                        new Told(
                                "a scope of two resources",
                                fixture.request("scope", "User.Read " + SignInFixture.ARM),
                                "invalid_scope"),
                        new Told("a malformed scope", fixture.request("scope", "a\"b"), "invalid_scope"),
                        new Told(
                                "no challenge",
                                fixture.without("code_challenge", "code_challenge_method"),
                                "invalid_request"),
                        new Told("plain", fixture.request("code_challenge_method", "plain"), "invalid_request"),
                        new Told("no method", fixture.without("code_challenge_method"), "invalid_request"),
                        new Told("a short challenge", fixture.request("code_challenge", "x"), "invalid_request"),
                        new Told("a mode that isn't one", fixture.request("response_mode", "jwt"), "invalid_request"),
                        new Told("a prompt that isn't one", fixture.request("prompt", "maybe"), "invalid_request"),
                        new Told("none and more", fixture.request("prompt", "none login"), "invalid_request"),
                        new Told("a max_age that isn't one", fixture.request("max_age", "-1"), "invalid_request"),
                        new Told("a request object", fixture.request("request", "x.y.z"), "request_not_supported"),
                        new Told(
                                "a request by link",
                                fixture.request("request_uri", "https://x.example"),
                                "request_uri_not_supported"),
                        new Told("a long nonce", fixture.request("nonce", "x".repeat(1025)), "invalid_request"))
                .map(row -> DynamicTest.dynamicTest(row.name, () -> {
                    var answer = fixture.page(row.request);
                    assertThat(answer.header("Location")).startsWith(fixture.redirectUri() + "?");
                    assertThat(sentBack(answer))
                            .containsEntry("error", row.error)
                            .containsEntry("state", "s&t=1")
                            .containsKey("error_description")
                            .doesNotContainKey("code");
                }));
    }

    @Test
    void parameterThatStandsTwiceIsRefused() {
        var query = TenantUnderTest.encode(fixture.request());
        assertThat(sentBack(fixture.tenant.get(fixture.authorizePath() + "?" + query + "&scope=openid")))
                .containsEntry("error", "invalid_request");
        // Twice the redirect URI: nobody is sent to either.
        assertThat(fixture.tenant
                        .get(fixture.authorizePath() + "?" + query + "&redirect_uri=https%3A%2F%2Fevil.example")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void disabledClientAndUnknownTenantAreShown() {
        var app = graph.app("disabled", ",'web':{'redirectUris':['https://app.example/back']}");
        graph.changePrincipal(app, "{'accountEnabled':false}");
        var request = fixture.request("client_id", app.appId());
        request.put("redirect_uri", "https://app.example/back");
        assertThat(fixture.page(request).body()).contains("AADSTS7000112");
        assertThat(fixture.tenant
                        .get("/5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e/oauth2/v2.0/authorize?"
                                + TenantUnderTest.encode(fixture.request()))
                        .body())
                .contains("AADSTS90002");
    }

    @Test
    void nativeAppMayListenOnAnyPortOfLoopbackAndNowhereElse() {
        var app = graph.app("native", ",'publicClient':{'redirectUris':['http://localhost','http://localhost/cb']}");
        for (var good : new String[] {"http://localhost", "http://localhost:53123", "http://localhost:1/cb"}) {
            var request = fixture.request("client_id", app.appId());
            request.put("redirect_uri", good);
            request.put("scope", "openid");
            assertThat(fixture.page(request).status()).as(good).isEqualTo(200);
        }
        for (var bad : new String[] {
            "http://localhost.evil.example", "http://localhost:1@evil.example", "http://127.0.0.1:1",
                    "https://localhost:1",
            "http://localhost:1/other", "http://localhost:53123/", "http://localhost:1/cb?x", "http://LOCALHOST:1"
        }) {
            var request = fixture.request("client_id", app.appId());
            request.put("redirect_uri", bad);
            assertThat(fixture.page(request).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void redirectUrisThatCannotBeRegisteredAreRefused() {
        for (var bad : new String[] {
            "http://app.example/", "https://*.example/", "https://app.example/#x", "javascript:alert(1)",
            "https://user@app.example/", "https://app.example/a b", "/relative", "https://app.example/;script-src"
        }) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> graph.app("bad", ",'web':{'redirectUris':['" + bad + "']}")))
                    .as(bad)
                    .isInstanceOf(AssertionError.class);
        }
    }
}
