package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.AtOnce;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;
import dev.gatehouse.tenant.graph.GraphFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that prove themselves with a certificate, as the SDKs do and as attackers would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAssertionTest {
    @TempDir
    static Path folder;

    private TenantUnderTest tenant;
    private GraphFixture.App app;
    private GraphFixture.App other;
    private TestCertificate certificate;
    private TestCertificate stranger;
    private int attacks;

    @BeforeAll
    void open() {
        tenant = new TenantUnderTest(folder);
        var graph = new GraphFixture(tenant);
        certificate = new TestCertificate(tenant.now);
        stranger = new TestCertificate(tenant.now);
        app = graph.app("with certificate");
        other = graph.app("another");
        graph.certificate(app, certificate.base64());
    }

    @AfterAll
    void close() {
        tenant.close();
    }

    /** What failed in one test must not limit the next. */
    @BeforeEach
    void pass() {
        tenant.now = tenant.now.plus(FailureLimit.WINDOW);
    }

    private String header(String algorithm, String thumbprint) {
        return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"," + thumbprint + "}";
    }

    private String claims(String audience, String id) {
        long now = tenant.now.getEpochSecond();
        return "{\"aud\":\"" + audience + "\",\"iss\":\"" + app.appId() + "\",\"sub\":\"" + app.appId()
                + "\",\"jti\":\"" + id + "\",\"nbf\":" + now + ",\"exp\":" + (now + 600) + "}";
    }

    private String good(String id) {
        return certificate.sign(header("PS256", sha256()), claims(endpoint(), id));
    }

    private String sha256() {
        return "\"x5t#S256\":\"" + certificate.sha256() + "\"";
    }

    private String endpoint() {
        return TenantUnderTest.CONTROL + tenant.tokenPath();
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

    private static String padded(String base64url) {
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(base64url));
    }

    @TestFactory
    List<DynamicTest> assertionsOfTheSdksAreTaken() {
        var tests = new ArrayList<DynamicTest>();
        var base = TenantUnderTest.CONTROL + "/" + tenant.tenant.id();
        var thumbprints = Map.of(
                "x5t#S256 in base64url", sha256(),
                "x5t#S256 in padded base64", "\"x5t#S256\":\"" + padded(certificate.sha256()) + "\"",
                "x5t in base64url", "\"x5t\":\"" + certificate.sha1() + "\"",
                "x5t in padded base64", "\"x5t\":\"" + padded(certificate.sha1()) + "\"",
                "kid", "\"kid\":\"" + certificate.sha1() + "\"");
        for (var algorithm : new String[] {"RS256", "PS256"}) {
            thumbprints.forEach((name, member) -> tests.add(DynamicTest.dynamicTest(
                    algorithm + ", " + name,
                    () -> accepted(certificate.sign(header(algorithm, member), claims(endpoint(), id()))))));
        }
        for (var audience : new String[] {
            base + "/oauth2/v2.0/token",
            base + "/oauth2/token",
            base + "/v2.0",
            base + "/",
            base,
            TenantUnderTest.CONTROL + "/" + tenant.tenant.domain() + "/oauth2/v2.0/token"
        }) {
            tests.add(DynamicTest.dynamicTest(
                    "for " + audience,
                    () -> accepted(certificate.sign(header("RS256", sha256()), claims(audience, id())))));
        }
        return tests;
    }

    private void accepted(String assertion) {
        var answer = ask(app.appId(), assertion, TenantUnderTest.GRAPH);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(TenantUnderTest.claims(answer.json().path("access_token").asText())
                        .path("appidacr")
                        .asText())
                .isEqualTo("2");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private record Attack(String name, String clientId, String assertion, int status, int code) {}

    @TestFactory
    List<DynamicTest> bentAssertionsAreRefused() {
        long now = tenant.now.getEpochSecond();
        var mine = app.appId();
        var rs256 = header("RS256", sha256());
        var claims = claims(endpoint(), id());
        var parts = certificate.sign(rs256, claims).split("\\.");
        var b64 = Base64.getUrlEncoder().withoutPadding();
        var attacks = List.of(
                new Attack("a stranger's key, the right thumbprint", mine, stranger.sign(rs256, claims), 401, 700027),
                new Attack(
                        "a stranger's certificate",
                        mine,
                        stranger.sign(header("RS256", "\"x5t#S256\":\"" + stranger.sha256() + "\""), claims),
                        401,
                        700027),
                new Attack("no thumbprint", mine, certificate.sign("{\"alg\":\"RS256\"}", claims), 401, 700027),
                new Attack("RS512", mine, certificate.sign(header("RS512", sha256()), claims), 401, 700027),
                new Attack(
                        "none",
                        mine,
                        b64.encodeToString(header("none", sha256()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                + "." + parts[1] + "." + parts[2],
                        401,
                        700027),
                new Attack(
                        "edited",
                        mine,
                        parts[0] + "."
                                + b64.encodeToString(claims.replace("600", "601")
                                        .replace("jti", "jtj")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                + "." + parts[2],
                        401,
                        700027),
                new Attack("truncated", mine, parts[0] + "." + parts[1], 400, 50027),
                new Attack("another client's", other.appId(), certificate.sign(rs256, claims), 401, 700027),
                new Attack(
                        "of an unknown client",
                        "5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e",
                        certificate.sign(rs256, claims),
                        400,
                        700016),
                new Attack(
                        "another subject",
                        mine,
                        certificate.sign(rs256, claims.replace("\"sub\":\"" + mine, "\"sub\":\"" + other.appId())),
                        401,
                        700021),
                new Attack(
                        "another issuer",
                        mine,
                        certificate.sign(rs256, claims.replace("\"iss\":\"" + mine, "\"iss\":\"" + other.appId())),
                        401,
                        700021),
                new Attack(
                        "another host's endpoint",
                        mine,
                        certificate.sign(rs256, claims.replace("control.example", "login.example")),
                        401,
                        700023),
                new Attack(
                        "another tenant's endpoint",
                        mine,
                        certificate.sign(rs256, claims.replace(tenant.tenant.id(), other.appId())),
                        401,
                        700023),
                new Attack(
                        "two audiences",
                        mine,
                        certificate.sign(
                                rs256,
                                claims.replace(
                                        "\"" + endpoint() + "\"", "[\"" + endpoint() + "\",\"https://x.example\"]")),
                        401,
                        700023),
                new Attack(
                        "expired",
                        mine,
                        certificate.sign(rs256, claims.replace("\"exp\":" + (now + 600), "\"exp\":" + (now - 300))),
                        401,
                        700024),
                new Attack(
                        "not valid yet",
                        mine,
                        certificate.sign(rs256, claims.replace("\"nbf\":" + now, "\"nbf\":" + (now + 900))),
                        401,
                        700024),
                new Attack(
                        "living too long",
                        mine,
                        certificate.sign(rs256, claims.replace("\"exp\":" + (now + 600), "\"exp\":" + (now + 90_000))),
                        401,
                        700024),
                new Attack(
                        "without expiry",
                        mine,
                        certificate.sign(rs256, claims.replace(",\"exp\":" + (now + 600), "")),
                        400,
                        50013));
        return attacks.stream()
                .map(attack -> DynamicTest.dynamicTest(attack.name, () -> {
                    letTheLimitPass();
                    var answer = ask(attack.clientId, attack.assertion, TenantUnderTest.GRAPH);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(attack.status);
                    assertThat(answer.json().at("/error_codes/0").asInt()).isEqualTo(attack.code);
                    assertThat(answer.body()).doesNotContain("access_token");
                }))
                .toList();
    }

    /** Each attack counts as a failure of the client. */
    private void letTheLimitPass() {
        attacks++;
        if (attacks % FailureLimit.FAILURES == 0) {
            tenant.now = tenant.now.plus(FailureLimit.WINDOW);
        }
    }

    @Test
    void anAssertionGetsOneTokenAResource() {
        var assertion = good(id());
        assertThat(ask(app.appId(), assertion, TenantUnderTest.GRAPH).status()).isEqualTo(200);
        var again = ask(app.appId(), assertion, TenantUnderTest.GRAPH);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().at("/error_codes/0").asInt()).isEqualTo(50013);
        assertThat(ask(app.appId(), assertion, "https://management.azure.com/.default")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAssertionGetsNoSecondTokenForAResourceByAnotherOfItsNames() {
        var assertion = good(id());
        assertThat(ask(app.appId(), assertion, TenantUnderTest.GRAPH).status()).isEqualTo(200);
        for (var name : List.of(
                "https://graph.microsoft.com//.default",
                "https://GRAPH.microsoft.com/.default",
                "00000003-0000-0000-c000-000000000000/.default")) {
            var again = ask(app.appId(), assertion, name);
            assertThat(again.status()).as(name).isEqualTo(400);
            assertThat(again.json().at("/error_codes/0").asInt()).isEqualTo(50013);
        }
    }

    @Test
    void anotherAssertionOfTheSameIdIsAReplayToo() {
        var id = id();
        assertThat(ask(app.appId(), good(id), TenantUnderTest.GRAPH).status()).isEqualTo(200);
        assertThat(ask(app.appId(), good(id), TenantUnderTest.GRAPH).status()).isEqualTo(400);
    }

    @Test
    void anAssertionThatGotNoTokenMayBeSentAgain() {
        var assertion = good(id());
        assertThat(ask(app.appId(), assertion, "api://nobody/.default").status())
                .isEqualTo(400);
        assertThat(ask(app.appId(), assertion, TenantUnderTest.GRAPH).status()).isEqualTo(200);
    }

    @Test
    void anAssertionThatIsSentTwiceAtTheSameMomentGetsOneToken() {
        var assertion = good(id());
        var answers = AtOnce.times(6, i -> ask(app.appId(), assertion, TenantUnderTest.GRAPH));
        assertThat(answers.stream().filter(each -> each.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(each -> each.status() != 200))
                .allSatisfy(each -> assertThat(each.json().at("/error_codes/0").asInt())
                        .as(each.body())
                        .isEqualTo(50013));
    }
}
