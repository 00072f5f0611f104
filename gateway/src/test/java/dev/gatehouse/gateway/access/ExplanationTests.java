package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.TestGateway;
import dev.gatehouse.gateway.TestIssuer;
import dev.gatehouse.model.gateway.AccessExplainer.Check;
import dev.gatehouse.model.gateway.AccessExplainer.Explanation;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static dev.gatehouse.gateway.Estate.SERVICE;
import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.openApi;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/** The explainer agrees with the gateway: a call and an explanation with the same token, for every way to be refused. */
class ExplanationTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");
    private static final TestIssuer.Key FORGED = TestIssuer.Key.of("k1");
    private static final String CLIENT = "client-one";

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.serve(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER),
                user("owner", true),
                application("app", CLIENT, "owner"),
                link("app", "gold"),
                gold(true, "Role.gold", "a-gold"),
                product("other", true, true, false, Optional.empty(), "a-keys"),
                api("a-gold", "gold"),
                operation("a-gold", "get", "GET", "/x"),
                api("a-keys", "keys"),
                operation("a-keys", "get", "GET", "/x"),
                openApi("a-open", "open"),
                operation("a-open", "get", "GET", "/x")));
    }

    @AfterEach
    void stop() {
        gateway.close();
        issuer.close();
    }

    private static Entity gold(boolean tokens, String role, String... apis) {
        var application = new Entity.ProductApplication("guid-gold", "api://guid-gold", role);
        return product("gold", true, true, tokens, Optional.of(application), apis);
    }

    /**
     * Those that a token can end a call with. A key is wrong only where there is one, and the gateway's being overloaded
     * is no property of a token: the explainer waits for its turn instead.
     */
    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            mode = Mode.EXCLUDE,
            names = {"KEY_INVALID", "OVERLOADED"})
    void explanationWhenACallIsRefusedThenItsFirstFailedCheckIsTheOutcomeOfTheCall(Refusal refusal) {
        var token = refused(refusal);

        gateway.get("/gold/x", "Authorization: Bearer " + token);
        var outcome = gateway.record().outcome();
        var explained = explain("a-gold/get", token);

        assertThat(outcome.name()).isEqualTo(refusal.name());
        assertThat(explained.allowed()).isFalse();
        assertThat(firstFailed(explained).failsAs()).isEqualTo(outcome);
        assertThat(firstFailed(explained).reached()).isTrue();
        assertThat(explained.checks())
                .allSatisfy(check ->
                        assertThat(check.detail()).matches("(?s)[A-Z0-9'].*\\.").doesNotContain(token));
        int first = explained.checks().indexOf(firstFailed(explained));
        assertThat(explained.checks().subList(0, first)).allMatch(check -> check.reached() && check.passed());
        assertThat(explained.checks().subList(first + 1, explained.checks().size()))
                .noneMatch(Check::reached);
    }

    /** Makes the gateway refuse for this reason alone, and gives the token that it refuses. */
    private String refused(Refusal refusal) {
        var claims = gateway.claims("guid-gold", "Role.gold", CLIENT);
        long now = gateway.now().getEpochSecond();
        switch (refusal) {
            case CREDENTIAL_MISSING -> claims.put("aud", "api://somebody");
            case TOKEN_MALFORMED -> {
                return "no.token.at-all";
            }
            case TOKEN_SIGNATURE_INVALID -> {
                return TestIssuer.token(FORGED, claims);
            }
            case TOKEN_ISSUER_UNKNOWN -> claims.put("iss", "https://issuer.example/");
            case TOKEN_EXPIRED -> claims.put("exp", now - 31);
            case TOKEN_NOT_YET_VALID -> claims.put("nbf", now + 60);
            case TOKEN_NOT_APP_ONLY -> claims.put("scp", "read");
            case ROLE_MISSING -> claims.put("roles", List.of("Role.other"));
            case APPLICATION_UNKNOWN -> claims.put("azp", "client-two");
            case APPLICATION_DISABLED ->
                gateway.put(new Entity.Application("app", "app", CLIENT, "owner", false, Optional.empty()));
            case LINK_MISSING -> gateway.remove(link("app", "gold"));
            case LINK_NOT_ACTIVE -> gateway.put(new Entity.ProductLink("app/gold", "app", "gold", false));
            case OWNER_NOT_ACTIVE -> gateway.put(user("owner", false));
            case TOKEN_REVOKED ->
                gateway.put(new Entity.Application(
                        "app",
                        "app",
                        CLIENT,
                        "owner",
                        true,
                        Optional.of(gateway.now().plusSeconds(1))));
            case PRODUCT_WITHOUT_API -> gateway.put(gold(true, "Role.gold", "a-keys"));
            case APPLICATION_ACCESS_WITHDRAWN -> gateway.put(gold(false, "Role.gold", "a-gold"));
            case KEYS_UNAVAILABLE -> issuer.down(true);
            case KEY_INVALID, OVERLOADED -> throw new AssertionError(refusal + " is nothing that a token does");
        }
        return TestIssuer.token(KEY, claims);
    }

    @Test
    void explanationWhenACallIsLetInThenEveryCheckIsPassed() {
        var token = TestIssuer.token(KEY, gateway.claims("guid-gold", "Role.gold", CLIENT));
        var reply = gateway.get("/gold/x", "Authorization: Bearer " + token);
        var explained = explain("a-gold/get", token);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(explained.allowed()).isTrue();
        assertThat(explained.checks())
                .hasSize(2 + TokenCheck.OF_THIS_API.size())
                .allMatch(check -> check.reached() && check.passed());
    }

    @Test
    void explanationWhenNoTokenCouldOpenTheApiThenOneThatCanNotBeReadIsAsNone() {
        gateway.get("/keys/x", "Authorization: Bearer no.token");
        var explained = explain("a-keys/get", "no.token");

        assertThat(firstFailed(explained).failsAs())
                .isEqualTo(gateway.record().outcome())
                .isEqualTo(AccessOutcome.CREDENTIAL_MISSING);
    }

    @Test
    void explanationWhenTheApiIsOpenThenTheCallIsAllowedWhateverTheTokenIs() {
        var token = TestIssuer.token(KEY, Map.of("aud", "api://somebody"));
        assertThat(gateway.get("/open/x", "Authorization: Bearer " + token).status())
                .isEqualTo(200);
        assertThat(explain("a-open/get", token).allowed()).isTrue();
    }

    private Explanation explain(String operation, String token) {
        return gateway.gateway().explain(SERVICE, operation, token);
    }

    private static Check firstFailed(Explanation explained) {
        return explained.checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .orElseThrow();
    }
}
