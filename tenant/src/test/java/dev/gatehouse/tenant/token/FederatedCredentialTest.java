package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.FederatedCredential;
import dev.gatehouse.tenant.graph.GraphFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Workloads that prove themselves with a token of another issuer, and what is done before that issuer is asked. */
class FederatedCredentialTest {
    private static final String SUBJECT = "system:serviceaccount:shop:orders";
    private static final String AUDIENCE = "api://AzureADTokenExchange";
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}";

    @TempDir
    Path folder;

    private TenantUnderTest tenant;
    private GraphFixture.App app;
    private ForeignIssuer cluster;
    private TestCertificate key;
    private FederatedCredential credential;

    @BeforeEach
    void open() {
        tenant = new TenantUnderTest(folder);
        app = new GraphFixture(tenant).app("workload");
        cluster = new ForeignIssuer(tenant, "https://cluster.example/east");
        key = cluster.publish("k1");
        credential = federate(cluster.url, SUBJECT);
        tenant.signIns.clear();
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    private FederatedCredential federate(String issuer, String subject) {
        var made = new FederatedCredential(
                Directory.newId(),
                app.id(),
                "c" + Math.abs(issuer.hashCode() + subject.hashCode()),
                issuer,
                subject,
                List.of(AUDIENCE),
                Optional.empty());
        return tenant.write(directory -> directory.federatedCredentials().create(made));
    }

    private Answer ask(String assertion) {
        return ask(app.appId(), assertion, TenantUnderTest.GRAPH);
    }

    private Answer ask(String clientId, String assertion, String scope) {
        return tenant.form(
                tenant.tokenPath(),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion,
                        "scope", scope));
    }

    private String good() {
        return key.sign(HEADER, cluster.claims(SUBJECT, AUDIENCE));
    }

    private static void refused(Answer answer, int status, int code) {
        assertThat(answer.json().at("/error_codes/0").asInt()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void tokenOfAnIssuerThatACredentialNamesGetsOne() {
        var answer = ask(good());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var claims = TenantUnderTest.claims(answer.json().path("access_token").asText());
        assertThat(claims.path("appid").asText()).isEqualTo(app.appId());
        assertThat(claims.path("appidacr").asText()).isEqualTo("2");
        assertThat(tenant.fetched)
                .containsExactly(cluster.url + "/.well-known/openid-configuration", cluster.url + "/keys");
    }

    @Test
    void sameTokenCountsUntilItExpiresForEachResourceAndAfterEachRestart() {
        var token = good();

        assertThat(ask(token).status()).isEqualTo(200);
        assertThat(ask(token).status()).isEqualTo(200);
        assertThat(ask(app.appId(), token, "https://management.azure.com/.default")
                        .status())
                .isEqualTo(200);
        tenant.now = tenant.now.plus(Duration.ofMinutes(66));
        refused(ask(token), 401, 700024);
    }

    private record Attack(String name, String assertion, int status, int code) {}

    @TestFactory
    Stream<DynamicTest> whatFitsNoCredentialIsRefusedAndNobodyIsAskedForKeys() {
        var stranger = new ForeignIssuer(tenant, "https://stranger.example");
        var b64 = Base64.getUrlEncoder().withoutPadding();
        var claims = cluster.claims(SUBJECT, AUDIENCE);
        return Stream.of(
                        new Attack(
                                "another issuer",
                                stranger.publish("k1").sign(HEADER, stranger.claims(SUBJECT, AUDIENCE)),
                                401,
                                700211),
                        new Attack(
                                "an issuer that begins alike",
                                key.sign(HEADER, claims.replace("/east", "/east/../west")),
                                401,
                                700211),
                        new Attack(
                                "an issuer with a slash more",
                                key.sign(HEADER, claims.replace("/east", "/east/")),
                                401,
                                700211),
                        new Attack(
                                "this machine as issuer",
                                key.sign(HEADER, claims.replace(cluster.url, "https://127.0.0.1:9443")),
                                401,
                                700211),
                        new Attack("another subject", key.sign(HEADER, cluster.claims("other", AUDIENCE)), 401, 700213),
                        new Attack(
                                "the subject in another case",
                                key.sign(HEADER, cluster.claims(SUBJECT.toUpperCase(), AUDIENCE)),
                                401,
                                700213),
                        new Attack("no subject", key.sign(HEADER, claims.replace("\"sub\"", "\"sup\"")), 401, 700213),
                        new Attack(
                                "another audience",
                                key.sign(HEADER, cluster.claims(SUBJECT, "https://kubernetes.default.svc")),
                                401,
                                700212),
                        new Attack("no audience", key.sign(HEADER, claims.replace("\"aud\"", "\"and\"")), 401, 700212),
                        new Attack(
                                "a subject that is a number",
                                key.sign(HEADER, claims.replace("\"" + SUBJECT + "\"", "1")),
                                400,
                                50013),
                        new Attack(
                                "an issuer that is a list",
                                key.sign(
                                        HEADER, claims.replace("\"" + cluster.url + "\"", "[\"" + cluster.url + "\"]")),
                                400,
                                50027),
                        new Attack(
                                "no token at all",
                                b64.encodeToString("{}".getBytes(StandardCharsets.UTF_8)) + ".e30.x",
                                400,
                                50027))
                .map(attack -> DynamicTest.dynamicTest(attack.name, () -> {
                    tenant.now = tenant.now.plus(FailureLimit.WINDOW);
                    refused(ask(attack.assertion), attack.status, attack.code);
                    assertThat(tenant.fetched).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatFitsButIsNotGoodIsRefused() {
        var stranger = new TestCertificate(tenant.now);
        var claims = cluster.claims(SUBJECT, AUDIENCE);
        long now = tenant.now.getEpochSecond();
        return Stream.of(
                        new Attack("signed by somebody else", stranger.sign(HEADER, claims), 401, 700027),
                        new Attack("without kid", key.sign("{\"alg\":\"RS256\"}", claims), 401, 700027),
                        new Attack("with an unknown kid", key.sign(HEADER.replace("k1", "k2"), claims), 401, 700027),
                        new Attack("RS512", key.sign(HEADER.replace("RS256", "RS512"), claims), 401, 700027),
                        new Attack("PS256", key.sign(HEADER.replace("RS256", "PS256"), claims), 401, 700027),
                        new Attack(
                                "expired",
                                key.sign(HEADER, claims.replace("" + (now + 3600), "" + (now - 301))),
                                401,
                                700024),
                        new Attack(
                                "not valid yet",
                                key.sign(HEADER, claims.replace("\"nbf\":" + now, "\"nbf\":" + (now + 301))),
                                401,
                                700024),
                        new Attack("without end", key.sign(HEADER, claims.replace("\"exp\"", "\"ex\"")), 400, 50013))
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name, () -> refused(ask(attack.assertion), attack.status, attack.code)));
    }

    @Test
    void credentialOfOneApplicationIsNoneOfAnother() {
        var other = new GraphFixture(tenant).app("another");

        refused(ask(other.appId(), good(), TenantUnderTest.GRAPH), 401, 700211);
        refused(ask("5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e", good(), TenantUnderTest.GRAPH), 400, 700016);
        assertThat(tenant.fetched).isEmpty();
    }

    @Test
    void removedCredentialCountsNoMore() {
        assertThat(ask(good()).status()).isEqualTo(200);
        tenant.write(directory -> directory.federatedCredentials().remove(app.id(), credential.id()));

        refused(ask(good()), 401, 700211);
    }

    @Test
    void metadataOfAnotherIssuerAreNotBelieved() {
        tenant.documents.put(
                cluster.url + "/.well-known/openid-configuration",
                "{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"" + cluster.url + "/keys\"}");

        refused(ask(good()), 400, 90061);
        assertThat(tenant.fetched).doesNotContain(cluster.url + "/keys");
    }

    @Test
    void issuerThatCannotBeReachedIsSaidAndNotAskedAtOnceAgain() {
        tenant.documents.clear();

        refused(ask(good()), 400, 90061);
        refused(ask(good()), 400, 90061);
        assertThat(tenant.fetched).hasSize(1);
    }

    @Test
    void newKeyOfTheIssuerIsFetchedButMadeUpOnesDontFloodIt() {
        assertThat(ask(good()).status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            refused(ask(key.sign(HEADER.replace("k1", "x" + i), cluster.claims(SUBJECT, AUDIENCE))), 401, 700027);
        }
        assertThat(tenant.fetched).hasSize(2);

        var next = cluster.publish("k2");
        tenant.now = tenant.now.plusSeconds(11);
        assertThat(ask(next.sign(HEADER.replace("k1", "k2"), cluster.claims(SUBJECT, AUDIENCE)))
                        .status())
                .isEqualTo(200);
        assertThat(tenant.fetched).hasSize(4);
    }

    @Test
    void tenantItselfIsAnIssuerTooWhoseKeysNeedNoNetwork() {
        var graph = new GraphFixture(tenant);
        var exchange = graph.app("exchange", ",'api':{'requestedAccessTokenVersion':2}");
        var other = graph.app("other workload");
        var issuer = TenantUnderTest.CONTROL + "/" + tenant.tenant.id() + "/v2.0";
        var made = new FederatedCredential(
                Directory.newId(),
                app.id(),
                "other",
                issuer,
                other.principalId(),
                List.of(exchange.appId()),
                Optional.empty());
        tenant.write(directory -> directory.federatedCredentials().create(made));
        var token = tenant.token(other.appId(), graph.secret(other), exchange.appId() + "/.default")
                .json()
                .path("access_token")
                .asText();

        assertThat(ask(token).status()).isEqualTo(200);
        refused(ask(tenant.graphToken(tenant.client("somebody"))), 401, 700211);
        assertThat(tenant.fetched).isEmpty();
    }

    @Test
    void observerIsToldWhoCameAndWhoDidNot() {
        ask(good());
        ask(key.sign(HEADER, cluster.claims("other", AUDIENCE)));

        assertThat(tenant.signIns).hasSize(2);
        var success = tenant.signIns.getFirst();
        assertThat(success.grant()).isEqualTo("client_credentials");
        assertThat(success.clientId()).contains(app.appId());
        assertThat(success.resource()).contains("https://graph.microsoft.com");
        assertThat(success.address()).isEqualTo("127.0.0.1");
        assertThat(success.time()).isEqualTo(tenant.now);
        assertThat(success.failure()).isEmpty();
        assertThat(tenant.signIns.getLast().failure().orElseThrow().code()).isEqualTo(700213);
    }
}
