package dev.gatehouse.acceptance;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import com.microsoft.aad.msal4j.SilentParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** MSAL for Java, unmodified, signs a person in by authorization code, and what it gets opens ARM and nothing else. */
@ExtendWith(SharedGatehouse.class)
class SignInAcceptanceTest {
    private static final String ARM = "https://management.azure.com/user_impersonation";
    private static final String BACK = "http://localhost:53682/back";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final Gatehouse gatehouse;
    private final Estate estate;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String name;
    private final String userId;
    private final PublicClientApplication msal;

    SignInAcceptanceTest(Gatehouse gatehouse, Estate estate) throws Exception {
        this.gatehouse = gatehouse;
        this.estate = estate;
        var id = UUID.randomUUID().toString().substring(0, 8);
        name = "person" + id + "@" + gatehouse.get("administrator/userName").split("@")[1];
        userId = graph("/users", 201, """
                {"accountEnabled":true,"displayName":"Person","mailNickname":"person","userPrincipalName":"%s",
                 "passwordProfile":{"password":"Given-by-admin-1","forceChangePasswordNextSignIn":true}}""".formatted(name));
        var client = client(id);
        msal = PublicClientApplication.builder(client)
                .authority(gatehouse.get("controlUrl") + "/" + gatehouse.get("tenantId"))
                .instanceDiscovery(false)
                .sslSocketFactory(gatehouse.tls().getSocketFactory())
                .build();
    }

    private String client(String id) {
        var app = estate.wire()
                .send(
                        "POST",
                        gatehouse.get("graphUrl") + "/applications",
                        "{\"displayName\":\"desktop %s\",\"signInAudience\":\"AzureADMyOrg\",\"publicClient\":{\"redirectUris\":[\"http://localhost/back\"]}}"
                                .formatted(id),
                        authorized());
        assertThat(app.status()).as(app.body()).isEqualTo(201);
        var appId = app.json().path("appId").asText();
        var principal = graph("/servicePrincipals", 201, "{\"appId\":\"" + appId + "\"}");
        var arm = principal("797f4846-ba00-4fd7-ba43-dac1f8f63013");
        mayConsent();
        graph(
                "/oauth2PermissionGrants",
                201,
                "{\"clientId\":\"%s\",\"consentType\":\"AllPrincipals\",\"resourceId\":\"%s\",\"scope\":\"user_impersonation\"}"
                        .formatted(principal, arm));
        return appId;
    }

    /** The service principal of an application. */
    private String principal(String appId) {
        return estate.wire()
                .get(gatehouse.get("graphUrl") + "/servicePrincipals(appId='" + appId + "')", authorized())
                .json()
                .path("id")
                .asText();
    }

    /** Gives automation DelegatedPermissionGrant.ReadWrite.All, unless it has it. */
    private void mayConsent() {
        var graph = principal("00000003-0000-0000-c000-000000000000");
        var body = "{\"principalId\":\"%s\",\"resourceId\":\"%s\",\"appRoleId\":\"%s\"}"
                .formatted(
                        principal(gatehouse.get("automation/clientId")), graph, "8e8e4742-1d95-4f68-9d56-6ee75648c72a");
        var answer = estate.wire()
                .send(
                        "POST",
                        gatehouse.get("graphUrl") + "/servicePrincipals/" + graph + "/appRoleAssignedTo",
                        body,
                        authorized());
        assertThat(answer.status()).as(answer.body()).isIn(201, 400);
    }

    private String[] authorized() {
        return new String[] {
            "Authorization",
            "Bearer " + estate.automationToken("https://graph.microsoft.com/.default"),
            "Content-Type",
            "application/json"
        };
    }

    private String graph(String path, int status, String body) {
        var answer = estate.wire().send("POST", gatehouse.get("graphUrl") + path, body, authorized());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().path("id").asText();
    }

    /** The way of a browser from the URL that MSAL makes to the code. */
    private String code(String verifier) throws Exception {
        var url = msal.getAuthorizationRequestUrl(AuthorizationRequestUrlParameters.builder(BACK, Set.of(ARM))
                .prompt(Prompt.LOGIN)
                .codeChallenge(challenge(verifier))
                .codeChallengeMethod("S256")
                .state("the-state")
                .nonce("the-nonce")
                .build());
        var page = browse("GET", url.toString(), Map.of());
        var next =
                browse("POST", action(page), Map.of("flow", flow(page), "name", name, "password", "Given-by-admin-1"));
        if (next.body().contains("Choose a new password")) {
            next = browse(
                    "POST",
                    action(next),
                    Map.of("flow", flow(next), "new", "Chosen-myself-2", "again", "Chosen-myself-2"));
        } else if (next.status() == 401) {
            next = browse(
                    "POST", action(next), Map.of("flow", flow(next), "name", name, "password", "Chosen-myself-2"));
        }
        // MSAL asks for the answer as a form, which this browser would post there.
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(next.body()).contains("action=\"" + BACK + "\"", "name=\"state\" value=\"the-state\"");
        return found(next, "name=\"code\" value=\"([^\"]+)\"");
    }

    private static String challenge(String verifier) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private Wire.Answer browse(String method, String url, Map<String, String> fields) {
        var cookie = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        var answer = method.equals("GET")
                ? estate.wire().get(url, "Cookie", cookie)
                : estate.wire().form(url, fields, "Cookie", cookie, "Origin", gatehouse.get("controlUrl"));
        for (var set : answer.headers().allValues("set-cookie")) {
            var pair = set.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String action(Wire.Answer page) {
        return gatehouse.get("controlUrl") + found(page, "action=\"([^\"]+)\"");
    }

    private static String flow(Wire.Answer page) {
        return found(page, "name=\"flow\" value=\"([^\"]+)\"");
    }

    private static String found(Wire.Answer page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as(page.status() + page.body()).isTrue();
        return found.group(1);
    }

    private IAuthenticationResult redeem(String code, String verifier) throws Exception {
        return msal.acquireToken(AuthorizationCodeParameters.builder(code, URI.create(BACK))
                        .scopes(Set.of(ARM))
                        .codeVerifier(verifier)
                        .build())
                .get();
    }

    /**
     * With the refresh token that MSAL keeps. Its own silent refresh leaves the port of the authority out, so that it
     * reaches a server at port 443 alone.
     */
    private IAuthenticationResult refresh() throws Exception {
        var token = Gatehouse.JSON
                .readTree(msal.tokenCache().serialize())
                .path("RefreshToken")
                .elements()
                .next()
                .path("secret")
                .asText();
        return msal.acquireToken(
                        RefreshTokenParameters.builder(Set.of(ARM), token).build())
                .get();
    }

    @Test
    void personSignsInChangesThePasswordAndReachesArmAsWhoTheyAre() throws Exception {
        var result = redeem(code(VERIFIER), VERIFIER);

        assertThat(result.account().username()).isEqualTo(name);
        assertThat(result.idToken()).isNotEmpty();
        // Somebody, but nobody who may do anything: 403 and not 401.
        var service = gatehouse.service() + Estate.VERSION;
        var before = estate.wire().get(service, "Authorization", "Bearer " + result.accessToken());
        assertThat(before.status()).as(before.body()).isEqualTo(403);

        var assignment = estate.arm(
                "PUT", "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID(), """
                {"properties":{"roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/\
                acdd72a7-3385-48ef-bd42-f606fba81ae7","principalId":"%s","principalType":"User"}}""".formatted(
                                userId));
        assertThat(assignment.status()).as(assignment.body()).isEqualTo(201);
        var after = estate.wire().get(service, "Authorization", "Bearer " + result.accessToken());
        assertThat(after.status()).as(after.body()).isEqualTo(200);

        // A user's token is no application's: the gateway doesn't take it.
        assertThat(estate.echoAs(result.accessToken()).status()).isEqualTo(401);
    }

    @Test
    void tokensAreRenewedSilentlyUntilThePasswordChanges() throws Exception {
        var result = redeem(code(VERIFIER), VERIFIER);
        var silent = SilentParameters.builder(Set.of(ARM), result.account()).build();
        assertThat(msal.acquireTokenSilently(silent).get().accessToken()).isEqualTo(result.accessToken());
        var renewed = refresh();
        assertThat(renewed.accessToken()).isNotEqualTo(result.accessToken());
        assertThat(refresh().accessToken()).isNotEqualTo(renewed.accessToken());

        var reset = estate.wire()
                .send(
                        "PATCH",
                        gatehouse.get("graphUrl") + "/users/" + userId,
                        "{\"passwordProfile\":{\"password\":\"Given-again-3\",\"forceChangePasswordNextSignIn\":true}}",
                        authorized());
        assertThat(reset.status()).as(reset.body()).isEqualTo(204);
        assertThatThrownBy(this::refresh)
                .hasRootCauseInstanceOf(MsalInteractionRequiredException.class)
                .hasMessageContaining("AADSTS50173");
    }

    @Test
    void codeIsOfNoUseWithoutItsVerifierOrASecondTime() throws Exception {
        var stolen = code(VERIFIER);
        assertThatThrownBy(() -> redeem(stolen, "x".repeat(43)))
                .hasRootCauseInstanceOf(MsalServiceException.class)
                .hasMessageContaining("AADSTS501481");
        var code = code(VERIFIER);
        redeem(code, VERIFIER);
        assertThatThrownBy(() -> redeem(code, VERIFIER)).hasMessageContaining("AADSTS54005");
    }
}
