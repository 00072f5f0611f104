package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.TestGateway;
import dev.gatehouse.gateway.TestIssuer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static dev.gatehouse.gateway.Estate.api;
import static dev.gatehouse.gateway.Estate.application;
import static dev.gatehouse.gateway.Estate.issuer;
import static dev.gatehouse.gateway.Estate.link;
import static dev.gatehouse.gateway.Estate.operation;
import static dev.gatehouse.gateway.Estate.product;
import static dev.gatehouse.gateway.Estate.service;
import static dev.gatehouse.gateway.Estate.user;
import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that somebody made up, bent or borrowed: refused, each beside a good neighbour that is let in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttackTests {
    private static final TestIssuer.Key KEY = TestIssuer.Key.of("k1");
    private static final TestIssuer.Key FORGED = TestIssuer.Key.of("k1");
    private static final String CLIENT = "client-one";
    private static final String GUID = "11111111-2222-4333-8444-555555555555";
    private static final Object ABSENT = new Object();

    private TestIssuer issuer;
    private TestGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        issuer = new TestIssuer(KEY);
        gateway = new TestGateway(folder, issuer);
        gateway.serve(List.of(
                service(),
                issuer(issuer.jwksUri(), TestIssuer.TENANT, TestIssuer.ISSUER, TestIssuer.ISSUER_V1),
                user("owner", true),
                application("app", CLIENT, "owner"),
                link("app", "starter"),
                product(
                        "starter",
                        true,
                        false,
                        true,
                        Optional.of(new Entity.ProductApplication(GUID, "api://" + GUID, "Product.Starter.All")),
                        "echo"),
                api("echo", "echo"),
                operation("echo", "get", "GET", "/x")));
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
    }

    @Test
    void goodTokensOfEveryShapeAreLetIn() {
        var good = new LinkedHashMap<String, Map<String, Object>>();
        good.put("version 2", claims());
        good.put("version 2 for the identifier URI", claims("aud", "api://" + GUID));
        good.put("version 1", version1("api://" + GUID));
        good.put("version 1 with the slash that was asked for", version1("api://" + GUID + "/"));
        good.put("version 1 for the GUID", version1(GUID.toUpperCase()));
        good.put("idtyp app", claims("idtyp", "app"));
        good.put("further roles", claims("roles", List.of("Other", "Product.Starter.All")));
        good.put("an audience in an array", claims("aud", List.of(GUID)));
        good.put("no nbf", claims("nbf", ABSENT));
        good.put("a clock half a minute ahead", claims("nbf", gateway.now().getEpochSecond() + 30));
        good.put("no oid and tid", claims("oid", ABSENT, "tid", ABSENT));
        var wrong = new ArrayList<String>();
        good.forEach((name, claims) -> expect(name, TestIssuer.token(KEY, claims), 200, AccessOutcome.SERVED, wrong));
        expect(
                "no typ",
                TestIssuer.token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims(), "SHA256withRSA", KEY),
                200,
                AccessOutcome.SERVED,
                wrong);
        assertThat(wrong).isEmpty();
        assertThat(gateway.get("/echo/x", "authorization: bEaReR   " + TestIssuer.token(KEY, claims()))
                        .status())
                .isEqualTo(200);
        gateway.record();
    }

    @Test
    void bentClaimsAreRefused() {
        long now = gateway.now().getEpochSecond();
        var wrong = new ArrayList<String>();
        Consumer<Row> check = row -> expect(
                row.name(),
                TestIssuer.token(KEY, row.claims()),
                row.outcome() == AccessOutcome.ROLE_MISSING ? 403 : 401,
                row.outcome(),
                wrong);
        List.of(
                        new Row("a user's", claims("scp", "access"), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("an empty scp", claims("scp", ""), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("idtyp user", claims("idtyp", "user"), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("idtyp App", claims("idtyp", "App"), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("no client", claims("azp", ABSENT), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("two clients", claims("appid", "other"), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("another subject", claims("sub", "pairwise"), AccessOutcome.TOKEN_NOT_APP_ONLY),
                        new Row("another issuer", claims("iss", "https://evil"), AccessOutcome.TOKEN_ISSUER_UNKNOWN),
                        new Row("no issuer", claims("iss", ABSENT), AccessOutcome.TOKEN_ISSUER_UNKNOWN),
                        new Row(
                                "the issuer with a tail",
                                claims("iss", TestIssuer.ISSUER + "/"),
                                AccessOutcome.TOKEN_ISSUER_UNKNOWN),
                        new Row("another tenant", claims("tid", "other"), AccessOutcome.TOKEN_ISSUER_UNKNOWN),
                        new Row("expired", claims("exp", now - 30), AccessOutcome.TOKEN_EXPIRED),
                        new Row("no exp", claims("exp", ABSENT), AccessOutcome.TOKEN_EXPIRED),
                        new Row("of tomorrow", claims("nbf", now + 31), AccessOutcome.TOKEN_NOT_YET_VALID),
                        new Row("exp as text", claims("exp", "" + (now + 60)), AccessOutcome.TOKEN_MALFORMED),
                        new Row("exp beyond time", claims("exp", 1e300), AccessOutcome.TOKEN_MALFORMED),
                        new Row("a negative nbf", claims("nbf", -1), AccessOutcome.TOKEN_MALFORMED),
                        new Row("roles as an object", claims("roles", Map.of("a", "b")), AccessOutcome.TOKEN_MALFORMED),
                        new Row("no roles", claims("roles", ABSENT), AccessOutcome.ROLE_MISSING),
                        new Row(
                                "a role in other letters",
                                claims("roles", List.of("product.starter.all")),
                                AccessOutcome.ROLE_MISSING),
                        new Row(
                                "roles in one text",
                                claims("roles", "Other Product.Starter.All"),
                                AccessOutcome.ROLE_MISSING),
                        new Row("an unknown client", claims("azp", "stranger"), AccessOutcome.APPLICATION_UNKNOWN),
                        new Row("another audience", claims("aud", "api://other"), AccessOutcome.CREDENTIAL_MISSING),
                        new Row("no audience", claims("aud", ABSENT), AccessOutcome.CREDENTIAL_MISSING),
                        new Row(
                                "the audience within another",
                                claims("aud", "api://" + GUID + "/x"),
                                AccessOutcome.CREDENTIAL_MISSING))
                .forEach(check);
        assertThat(wrong).isEmpty();
    }

    private record Row(String name, Map<String, Object> claims, AccessOutcome outcome) {}

    @Test
    void forgedSignaturesAreRefused() {
        var good = TestIssuer.token(KEY, claims());
        var parts = good.split("\\.");
        var claims = TestIssuer.json(claims());
        var edited = TestIssuer.encode(TestIssuer.json(claims("roles", List.of("Product.Starter.All", "More"))));
        var wrong = new ArrayList<String>();
        Consumer<Map.Entry<String, String>> check =
                each -> expect(each.getKey(), each.getValue(), 401, AccessOutcome.TOKEN_SIGNATURE_INVALID, wrong);
        Map.ofEntries(
                        Map.entry("edited claims", parts[0] + "." + edited + "." + parts[2]),
                        Map.entry("no signature", unsigned("{\"alg\":\"none\",\"kid\":\"k1\"}", claims) + "AAAA"),
                        Map.entry("another key of that name", TestIssuer.token(FORGED, claims())),
                        Map.entry("a key of no name", sign("{\"alg\":\"RS256\"}", claims, "SHA256withRSA")),
                        Map.entry(
                                "a key nobody has",
                                sign("{\"alg\":\"RS256\",\"kid\":\"k9\"}", claims, "SHA256withRSA")),
                        Map.entry(
                                "a path for a key",
                                sign("{\"alg\":\"RS256\",\"kid\":\"../../etc/passwd\"}", claims, "SHA256withRSA")),
                        Map.entry(
                                "the key in other letters",
                                sign("{\"alg\":\"RS256\",\"kid\":\"K1\"}", claims, "SHA256withRSA")),
                        Map.entry(
                                "RS384, with the right key",
                                sign("{\"alg\":\"RS384\",\"kid\":\"k1\"}", claims, "SHA384withRSA")),
                        Map.entry(
                                "rs256 in small letters",
                                sign("{\"alg\":\"rs256\",\"kid\":\"k1\"}", claims, "SHA256withRSA")),
                        Map.entry("the public key as a secret", confused(claims)),
                        Map.entry("a key brought along", broughtAlong(claims)),
                        Map.entry(
                                "a foreign header", encodedHeader("{\"alg\":\"RS256\",\"kid\":\"k1\",\"x\":1}", good)))
                .entrySet()
                .forEach(check);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNoSignedTokenIsRefused() {
        var good = TestIssuer.token(KEY, claims());
        var parts = good.split("\\.");
        var claims = TestIssuer.json(claims());
        var wrong = new ArrayList<String>();
        var cases = new LinkedHashMap<String, String>();
        cases.put("none without signature", unsigned("{\"alg\":\"none\"}", claims));
        cases.put("None without signature", unsigned("{\"alg\":\"None\",\"kid\":\"k1\"}", claims));
        cases.put("no signature left", parts[0] + "." + parts[1] + ".");
        cases.put("two parts", parts[0] + "." + parts[1]);
        cases.put("five parts", good + ".a.b");
        cases.put("a line of text", "hello");
        cases.put("padding", parts[0] + "." + parts[1] + "=." + parts[2]);
        cases.put(
                "claims twice", sign(TestIssuer.header(KEY), "{\"aud\":\"x\"," + claims.substring(1), "SHA256withRSA"));
        cases.put("claims in a list", sign(TestIssuer.header(KEY), "[" + claims + "]", "SHA256withRSA"));
        cases.put("something behind", sign(TestIssuer.header(KEY), claims + "{}", "SHA256withRSA"));
        cases.put("crit", sign("{\"alg\":\"RS256\",\"kid\":\"k1\",\"crit\":[\"b64\"]}", claims, "SHA256withRSA"));
        cases.put("b64", sign("{\"alg\":\"RS256\",\"kid\":\"k1\",\"b64\":false}", claims, "SHA256withRSA"));
        cases.put("alg twice", sign("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"k1\"}", claims, "SHA256withRSA"));
        cases.put("too long", good + "A".repeat(17_000));
        cases.forEach((name, token) -> expect(name, token, 401, AccessOutcome.TOKEN_MALFORMED, wrong));
        assertThat(wrong).isEmpty();
    }

    @Test
    void severalAuthorizationsAreNone() {
        var good = "Authorization: Bearer " + TestIssuer.token(KEY, claims());
        assertThat(gateway.get("/echo/x", good, "Authorization: Bearer x").status())
                .isNotEqualTo(200);
        assertThat(gateway.get("/echo/x", good, good).status()).isNotEqualTo(200);
        assertThat(gateway.get("/echo/x", good).status()).isEqualTo(200);
        gateway.record();
        gateway.record();
        gateway.record();
    }

    private void expect(String name, String token, int status, AccessOutcome outcome, List<String> wrong) {
        var reply = gateway.get("/echo/x", "Authorization: Bearer " + token);
        var record = gateway.record();
        if (reply.status() != status || record.outcome() != outcome) {
            wrong.add(name + ": " + reply.status() + " " + record.outcome() + " (" + record.reason() + ")");
        }
        if (reply.body().contains(token) || record.reason().contains(token)) {
            wrong.add(name + ": the token is shown");
        }
    }

    /** Good claims with some changed, given in pairs. */
    private Map<String, Object> claims(Object... changes) {
        var claims = gateway.claims(GUID, "Product.Starter.All", CLIENT);
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == ABSENT) {
                claims.remove((String) changes[i]);
            } else {
                claims.put((String) changes[i], changes[i + 1]);
            }
        }
        return claims;
    }

    private Map<String, Object> version1(String audience) {
        var claims = new HashMap<>(claims("aud", audience, "ver", "1.0", "iss", TestIssuer.ISSUER_V1));
        claims.remove("azp");
        claims.remove("azpacr");
        claims.put("appid", CLIENT);
        claims.put("appidacr", "1");
        return claims;
    }

    private static String unsigned(String header, String claims) {
        return TestIssuer.encode(header) + "." + TestIssuer.encode(claims) + ".";
    }

    private static String sign(String header, String claims, String algorithm) {
        return TestIssuer.signed(header, claims, algorithm, KEY);
    }

    private static String encodedHeader(String header, String token) {
        return TestIssuer.encode(header) + token.substring(token.indexOf('.'));
    }

    private static String confused(String claims) {
        var input = TestIssuer.encode("{\"alg\":\"HS256\",\"kid\":\"k1\"}") + "." + TestIssuer.encode(claims);
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pem.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return input + "." + TestIssuer.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String broughtAlong(String claims) {
        var key = FORGED.publicKey();
        var header = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"jwk\":{\"kty\":\"RSA\",\"n\":\""
                + TestIssuer.encode(key.getModulus().toByteArray()) + "\",\"e\":\"AQAB\"}}";
        return TestIssuer.signed(header, claims, "SHA256withRSA", FORGED);
    }
}
