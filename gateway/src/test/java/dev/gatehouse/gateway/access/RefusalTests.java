package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.TestGateway;
import dev.gatehouse.gateway.TestIssuer;
import dev.gatehouse.gateway.WireReply;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Subscription.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import static dev.gatehouse.gateway.Estate.SERVICE;
import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.subscription;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/** What refused callers are told, byte by byte; each refusal with its good neighbour. */
class RefusalTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");
    private static final TestIssuer.Key NEXT = TestIssuer.Key.of("k2");
    private static final String CLIENT = "client-one";
    private static final String NO_KEY =
            "{ \"statusCode\": 401, \"message\": \"Access denied due to missing subscription key. Make sure to include "
                    + "subscription key when making requests to an API.\" }";
    private static final String BAD_KEY =
            "{ \"statusCode\": 401, \"message\": \"Access denied due to invalid subscription key. Make sure to provide a "
                    + "valid key for an active subscription.\" }";

    private static final Entity.Application APPLICATION = application("app", CLIENT, "owner");
    private static final Entity.ProductLink LINK = link("app", "both");

    @TempDir
    Path folder;

    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeEach
    void start() {
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.serve(estate());
    }

    @AfterEach
    void stop() {
        gateway.close();
        issuer.close();
    }

    private List<Entity> estate() {
        var estate = new ArrayList<Entity>(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER),
                user("owner", true),
                APPLICATION,
                LINK,
                product("both", true, true, true, entra("both"), "a-both", "a-mixed"),
                product("keys", true, true, false, Optional.empty(), "a-keys", "a-mixed"),
                product("tokens", true, false, true, entra("tokens"), "a-tokens")));
        estate.add(subscription("s-keys", Scope.PRODUCT, "keys", TestGateway.HASHES.of("good")));
        estate.add(subscription("s-tokens", Scope.PRODUCT, "tokens", TestGateway.HASHES.of("of-tokens")));
        for (var name : List.of("both", "keys", "tokens", "mixed")) {
            estate.add(api("a-" + name, name));
            estate.add(operation("a-" + name, "get", "GET", "/x"));
        }
        return estate;
    }

    @Test
    void callWhenNoCredentialIsSentThenTheBodyAndChallengesSayWhatWouldBeAccepted() {
        var keys = gateway.get("/keys/x");
        assertThat(keys.status()).isEqualTo(401);
        assertThat(keys.reason()).isEqualTo("Access Denied");
        assertThat(keys.body()).isEqualTo(NO_KEY);
        assertThat(keys.header("Content-Length")).contains("152");
        assertThat(keys.header("Content-Type")).contains("application/json");
        assertThat(keys.all("WWW-Authenticate")).containsExactly(keyChallenge("keys"));
        assertThat(keys.header("x-gatehouse-request-id"))
                .contains(gateway.record().requestId().toString());

        var both = gateway.get("/both/x");
        assertThat(both.body()).isEqualTo(NO_KEY);
        assertThat(both.all("WWW-Authenticate")).containsExactly(keyChallenge("both"), bearerChallenge("both"));
        assertThat(gateway.get("/tokens/x").all("WWW-Authenticate")).containsExactly(bearerChallenge("tokens"));
        assertThat(gateway.get("/mixed/x").all("WWW-Authenticate"))
                .containsExactly(keyChallenge("mixed"), bearerChallenge("mixed"));
    }

    @Test
    void callWhenTheKeyIsWrongThenTheBodyAndChallengeSaySo() {
        var reply = gateway.get("/keys/x", "Ocp-Apim-Subscription-Key: bad");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.reason()).isEqualTo("Access Denied");
        assertThat(reply.body()).isEqualTo(BAD_KEY);
        assertThat(reply.header("Content-Length")).contains("143");
        assertThat(reply.all("WWW-Authenticate")).containsExactly(keyChallenge("keys"));
        assertThat(gateway.record().reason()).isEqualTo("the key is nobody's");
    }

    @Test
    void callWhenTheKeyIsInHeaderOrQueryThenTheHeaderAloneCountsIfThereIsOne() {
        assertThat(gateway.get("/keys/x", "ocp-apim-subscription-key: good").status())
                .isEqualTo(200);
        assertThat(gateway.get("/keys/x?subscription-key=good").status()).isEqualTo(200);
        assertThat(gateway.get("/keys/x?a=b&Subscription-Key=g%6Fod").status()).isEqualTo(200);
        assertThat(gateway.get("/keys/x?subscription-key=bad", "Ocp-Apim-Subscription-Key: good")
                        .status())
                .isEqualTo(200);
        assertThat(gateway.get("/keys/x?subscription-key=good", "Ocp-Apim-Subscription-Key: bad")
                        .body())
                .isEqualTo(BAD_KEY);
        assertThat(gateway.get("/keys/x?subscription-key=good&subscription-key=bad")
                        .body())
                .isEqualTo(BAD_KEY);
        assertThat(gateway.get("/keys/x", "Ocp-Apim-Subscription-Key: good", "Ocp-Apim-Subscription-Key: bad")
                        .status())
                .isNotEqualTo(200);
        assertThat(gateway.get("/keys/x", "Ocp-Apim-Subscription-Key: GOOD").body())
                .isEqualTo(BAD_KEY);
        assertThat(gateway.get("/keys/x", "Ocp-Apim-Subscription-Key:").body()).isEqualTo(NO_KEY);
        assertThat(gateway.get("/keys/x", "Authorization: Bearer good").body()).isEqualTo(NO_KEY);
    }

    @Test
    void callWhenAProductDoesNotAcceptKeysThenItsKeyIsWrongEverywhere() {
        for (var path : List.of("/tokens/x", "/keys/x", "/both/x")) {
            assertThat(gateway.get(path, "Ocp-Apim-Subscription-Key: of-tokens").body())
                    .isEqualTo(BAD_KEY);
        }
    }

    @Test
    void callWhenTheOwnerOfASubscriptionIsBlockedThenItsKeyIsWrong() {
        assertThat(gateway.get("/keys/x", "Ocp-Apim-Subscription-Key: good").status())
                .isEqualTo(200);
        gateway.put(user("owner", false));
        assertThat(gateway.get("/keys/x", "Ocp-Apim-Subscription-Key: good").body())
                .isEqualTo(BAD_KEY);
        gateway.remove(user("owner", false));
        assertThat(gateway.get("/keys/x", "Ocp-Apim-Subscription-Key: good").status())
                .isEqualTo(200);
    }

    @Test
    void callWhenATokenIsRefusedThenThereIsAnRfc6750Challenge() {
        var claims = claims();
        claims.put("exp", gateway.now().getEpochSecond() - 31);
        var reply = call(claims);
        var record = gateway.record();
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.reason()).isEqualTo("Access Denied");
        assertThat(reply.all("WWW-Authenticate"))
                .containsExactly(bearerChallenge("both")
                        + ", error=\"invalid_token\", error_description=\"The access token has expired\"");
        assertThat(reply.body())
                .isEqualTo("{ \"statusCode\": 401, \"message\": \"The access token has expired. Request id: "
                        + record.requestId() + "\" }");
        assertThat(record.outcome()).isEqualTo(AccessOutcome.TOKEN_EXPIRED);
        assertThat(record.reason()).contains("it expired at 2026-11-22T09:59:29Z");
        assertThat(record.productId()).isEqualTo("both");
        assertThat(record.applicationId()).isEqualTo("app");

        claims.put("roles", List.of());
        claims.put("exp", gateway.now().getEpochSecond() - 29);
        var lacking = call(claims);
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.reason()).isEqualTo("Forbidden");
        assertThat(lacking.header("WWW-Authenticate").orElseThrow()).contains("error=\"insufficient_scope\"");
    }

    @Test
    void callWhenWhatTheTokenStandsOnIsTakenAwayThenItIsRefusedAtOnceAndGivenBackItIsLetIn() {
        var token = TestIssuer.token(KEY, claims());
        assertLetIn(token);
        var disabled = new Entity.Application("app", "app", CLIENT, "owner", false, Optional.empty());
        var inactive = new Entity.ProductLink(LINK.id(), LINK.applicationId(), LINK.productId(), false);
        var withdrawn = product("both", true, true, false, entra("both"), "a-both");
        var elsewhere = product("both", true, true, true, entra("both"), "a-mixed");
        var otherRole = product(
                "both",
                true,
                true,
                true,
                Optional.of(new Entity.ProductApplication("guid-both", "api://guid-both", "Role.renamed")),
                "a-both");
        var product = product("both", true, true, true, entra("both"), "a-both", "a-mixed");
        for (var row : List.of(
                new Row(disabled, APPLICATION, 403, AccessOutcome.APPLICATION_DISABLED),
                new Row(revoked(0), APPLICATION, 0, AccessOutcome.SERVED),
                new Row(revoked(1), APPLICATION, 401, AccessOutcome.TOKEN_REVOKED),
                new Row(application("app", "another", "owner"), APPLICATION, 401, AccessOutcome.APPLICATION_UNKNOWN),
                new Row(application("app", CLIENT, "nobody"), APPLICATION, 403, AccessOutcome.OWNER_NOT_ACTIVE),
                new Row(user("owner", false), user("owner", true), 403, AccessOutcome.OWNER_NOT_ACTIVE),
                new Row(inactive, LINK, 403, AccessOutcome.LINK_NOT_ACTIVE),
                new Row(withdrawn, product, 403, AccessOutcome.APPLICATION_ACCESS_WITHDRAWN),
                new Row(elsewhere, product, 403, AccessOutcome.PRODUCT_WITHOUT_API),
                new Row(otherRole, product, 403, AccessOutcome.ROLE_MISSING))) {
            gateway.put(row.bad());
            assertOutcome(token, row.status(), row.outcome());
            gateway.put(row.good());
            assertLetIn(token);
        }
        for (var entity : List.of(LINK, APPLICATION, product)) {
            gateway.remove(entity);
            var reply = get(token);
            assertThat(gateway.record().outcome())
                    .isEqualTo(
                            switch (entity.kind()) {
                                case PRODUCT_LINK -> AccessOutcome.LINK_MISSING;
                                case APPLICATION -> AccessOutcome.APPLICATION_UNKNOWN;
                                default -> AccessOutcome.CREDENTIAL_MISSING;
                            });
            assertThat(reply.status()).isEqualTo(entity.kind() == Entity.Kind.PRODUCT_LINK ? 403 : 401);
            gateway.put(entity);
            assertLetIn(token);
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    private record Row(Entity bad, Entity good, int status, AccessOutcome outcome) {}

    private Entity revoked(int secondsAfterIssue) {
        return new Entity.Application(
                "app", "app", CLIENT, "owner", true, Optional.of(gateway.now().plusSeconds(secondsAfterIssue)));
    }

    @Test
    void callWhenARememberedTokenExpiresThenItIsRefused() {
        var token = TestIssuer.token(KEY, claims());
        assertLetIn(token);
        gateway.pass(Duration.ofSeconds(3600 + 29));
        assertLetIn(token);
        gateway.pass(Duration.ofSeconds(1));
        assertOutcome(token, 401, AccessOutcome.TOKEN_EXPIRED);
    }

    @Test
    void callWhenTheKeyOfARememberedTokenLeavesTheSetThenItIsRefused() {
        var token = TestIssuer.token(KEY, claims());
        assertLetIn(token);
        issuer.publish(NEXT);
        gateway.pass(Duration.ofSeconds(11));
        var next = TestIssuer.token(NEXT, claims());
        assertLetIn(next);
        assertOutcome(token, 401, AccessOutcome.TOKEN_SIGNATURE_INVALID);
        assertLetIn(next);
    }

    @Test
    void callWhenAKeyIsUnknownThenTheSetIsFetchedAgainAtMostEveryTenSeconds() {
        assertLetIn(TestIssuer.token(KEY, claims()));
        issuer.publish(KEY, NEXT);
        var next = TestIssuer.token(NEXT, claims());
        assertOutcome(next, 401, AccessOutcome.TOKEN_SIGNATURE_INVALID);
        assertOutcome(next, 401, AccessOutcome.TOKEN_SIGNATURE_INVALID);
        assertThat(issuer.fetches()).isEqualTo(1);
        gateway.pass(Duration.ofSeconds(10));
        assertLetIn(next);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void callWhenNoKeyWasEverObtainedThenItIs503AndAGoodCallerIsLetInLater() {
        issuer.down(true);
        var token = TestIssuer.token(KEY, claims());
        var reply = get(token);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(reply.all("WWW-Authenticate")).isEmpty();
        assertThat(reply.body()).contains("\"statusCode\": 503").doesNotContain(issuer.jwksUri());
        assertThat(gateway.record().outcome()).isEqualTo(AccessOutcome.KEYS_UNAVAILABLE);
        assertThat(gateway.get("/mixed/x", "Ocp-Apim-Subscription-Key: good").status())
                .isEqualTo(200);
        gateway.record();
        issuer.down(false);
        gateway.pass(Duration.ofSeconds(10));
        assertLetIn(token);
    }

    @Test
    void callWhenTheGatewayRestartsWithoutItsIssuerThenTheKeptKeysServe() {
        var token = TestIssuer.token(KEY, claims());
        assertLetIn(token);
        gateway.close();
        issuer.down(true);
        gateway = new TestGateway(folder, issuer);
        assertLetIn(token);
        assertOutcome(TestIssuer.token(NEXT, claims()), 401, AccessOutcome.TOKEN_SIGNATURE_INVALID);
    }

    @Test
    void callWhenTooManyTokensWaitForKeysThenTheNextIs503AndKnownOnesAreLetIn() {
        gateway.close();
        gateway = new TestGateway(folder, issuer, new Access.Bounds(1, 1, 10));
        var known = TestIssuer.token(KEY, claims());
        assertLetIn(known);
        gateway.pass(Duration.ofSeconds(11));
        var until = new CountDownLatch(1);
        issuer.holdBack(until);
        int before = issuer.fetches();
        var unknown = TestIssuer.token(NEXT, claims());
        var waiting = CompletableFuture.supplyAsync(() -> get(unknown), Thread::startVirtualThread);
        while (issuer.fetches() == before) {
            Thread.onSpinWait();
        }
        assertOutcome(unknown, 503, AccessOutcome.OVERLOADED);
        assertLetIn(known);
        issuer.publish(KEY, NEXT);
        until.countDown();
        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void explainWhenTheOperationIsUnknownThenItSaysSo() {
        var explained = gateway.gateway().explain(SERVICE, "a-both/none", TestIssuer.token(KEY, claims()));
        assertThat(explained.allowed()).isFalse();
        assertThat(explained.checks())
                .singleElement()
                .satisfies(check -> assertThat(check.failsAs()).isEqualTo(AccessOutcome.NOT_FOUND));
    }

    @Test
    void explainWhenACheckFailsThenThoseBehindItAreShownAsNotReached() {
        gateway.remove(LINK);
        var explained = gateway.gateway().explain(SERVICE, "a-both/get", TestIssuer.token(KEY, claims()));
        assertThat(explained.allowed()).isFalse();
        var failed =
                explained.checks().stream().filter(check -> !check.passed()).toList();
        assertThat(failed.getFirst().failsAs()).isEqualTo(AccessOutcome.LINK_MISSING);
        assertThat(failed.getFirst().reached()).isTrue();
        assertThat(explained.checks().getLast().reached()).isFalse();
        assertThat(explained.checks().getFirst().passed()).isTrue();
        assertThat(explained.checks())
                .allSatisfy(check -> assertThat(check.detail()).isNotEmpty());
    }

    private Map<String, Object> claims() {
        return gateway.claims("guid-both", "Role.both", CLIENT);
    }

    private WireReply call(Map<String, Object> claims) {
        return get(TestIssuer.token(KEY, claims));
    }

    private WireReply get(String token) {
        return gateway.get("/both/x", "Authorization: Bearer " + token);
    }

    private void assertLetIn(String token) {
        var reply = get(token);
        var record = gateway.record();
        assertThat(reply.status()).as(record.reason()).isEqualTo(200);
        assertThat(record.applicationId()).isEqualTo("app");
    }

    /** @param status 0 for one that is let in */
    private void assertOutcome(String token, int status, AccessOutcome outcome) {
        var reply = get(token);
        var record = gateway.record();
        assertThat(record.outcome()).as(record.reason()).isEqualTo(outcome);
        assertThat(reply.status()).isEqualTo(status == 0 ? 200 : status);
        assertThat(reply.body()).doesNotContain(token);
        if (status == 401 || status == 403) {
            assertThat(reply.body()).contains(record.requestId().toString());
        }
    }

    private String keyChallenge(String path) {
        return "AzureApiManagementKey realm=\"https://localhost:"
                + gateway.gateway().port(0) + "/" + path + "\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"";
    }

    private String bearerChallenge(String path) {
        return "Bearer realm=\"https://localhost:" + gateway.gateway().port(0) + "/" + path + "\"";
    }

    private static Optional<Entity.ProductApplication> entra(String name) {
        return Optional.of(new Entity.ProductApplication("guid-" + name, "api://guid-" + name, "Role." + name));
    }
}
