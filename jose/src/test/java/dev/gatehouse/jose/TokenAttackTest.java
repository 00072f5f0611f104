package dev.gatehouse.jose;

import dev.gatehouse.jose.TokenRefused.Reason;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each way to bend a token, beside the neighbour that is good. */
class TokenAttackTest {
    private static final String CLAIMS = "{\"aud\":\"api\",\"roles\":[\"Product.Starter.All\"],\"exp\":4102444800}";
    private static final Issuer ISSUER = new Issuer("key-1", 2048);
    private static final Issuer OTHER = new Issuer("key-1", 2048);
    private static final KeySet KEYS = KeySet.parse(ISSUER.keySet());
    private static final String GOOD = ISSUER.token(CLAIMS);

    private static VerifiedToken check(String token) {
        return TokenVerifier.verify(UnverifiedToken.parse(token), KEYS, SignatureAlgorithm.FOR_ACCESS_TOKENS);
    }

    @TestFactory
    Stream<DynamicTest> goodNeighboursAreAccepted() {
        return Stream.of(
                        row("plain", GOOD),
                        row("PS256", ISSUER.token(SignatureAlgorithm.PS256, ISSUER.header("PS256"), CLAIMS)),
                        row("RS512", ISSUER.token(SignatureAlgorithm.RS512, ISSUER.header("RS512"), CLAIMS)),
                        row(
                                "members of the header in another order",
                                ISSUER.token(
                                        SignatureAlgorithm.RS256, "{\"kid\":\"key-1\",\"alg\":\"RS256\"}", CLAIMS)),
                        row(
                                "a jku that nobody follows",
                                ISSUER.token(
                                        SignatureAlgorithm.RS256,
                                        "{\"kid\":\"key-1\",\"alg\":\"RS256\",\"jku\":\"https://evil.example/keys\"}",
                                        CLAIMS)),
                        row("a name of any script", ISSUER.token("{\"name\":\"Ελένη\",\"aud\":\"api\"}")))
                .map(row -> DynamicTest.dynamicTest(
                        row.name,
                        () -> assertThat(check(row.token).claims().texts("aud")).contains("api")));
    }

    @TestFactory
    Stream<DynamicTest> bentTokensAreRefused() throws Exception {
        var parts = GOOD.split("\\.");
        return Stream.of(
                        // Algorithms.
                        row(Reason.MALFORMED, "none, without signature", unsigned("none") + "."),
                        row(Reason.ALGORITHM, "none, with the old signature", unsigned("none") + "." + parts[2]),
                        row(Reason.ALGORITHM, "None", unsigned("None") + "." + parts[2]),
                        row(Reason.ALGORITHM, "HS256 with the public key as secret", hmac(publicKeyBytes())),
                        row(Reason.ALGORITHM, "HS256 with the public key as PEM", hmac(publicKeyPem())),
                        row(Reason.ALGORITHM, "HS256 with an empty secret", hmac(new byte[] {0})),
                        row(Reason.ALGORITHM, "an elliptic curve", unsigned("ES256") + "." + parts[2]),
                        row(
                                Reason.ALGORITHM,
                                "an algorithm nobody allowed",
                                ISSUER.token(SignatureAlgorithm.PS512, ISSUER.header("PS512"), CLAIMS)),
                        row(
                                Reason.ALGORITHM,
                                "lower case",
                                ISSUER.token(SignatureAlgorithm.RS256, ISSUER.header("rs256"), CLAIMS)),
                        row(
                                Reason.SIGNATURE,
                                "signed as RS256, called PS256",
                                ISSUER.token(SignatureAlgorithm.RS256, ISSUER.header("PS256"), CLAIMS)),
                        row(
                                Reason.SIGNATURE,
                                "signed as RS256, called RS512",
                                ISSUER.token(SignatureAlgorithm.RS256, ISSUER.header("RS512"), CLAIMS)),
                        row(
                                Reason.MALFORMED,
                                "alg missing",
                                ISSUER.token(SignatureAlgorithm.RS256, "{\"kid\":\"key-1\"}", CLAIMS)),
                        row(
                                Reason.MALFORMED,
                                "alg a list",
                                ISSUER.token(
                                        SignatureAlgorithm.RS256, "{\"kid\":\"key-1\",\"alg\":[\"RS256\"]}", CLAIMS)),
                        // Keys.
                        row(Reason.SIGNATURE, "another issuer's key of the same name", OTHER.token(CLAIMS)),
                        row(Reason.KEY_UNKNOWN, "a kid unknown", kid("\"key-2\"")),
                        row(Reason.KEY_UNKNOWN, "a kid in other case", kid("\"KEY-1\"")),
                        row(Reason.KEY_UNKNOWN, "a kid with a path", kid("\"../key-1\"")),
                        row(Reason.KEY_UNKNOWN, "a kid with a trailing blank", kid("\"key-1 \"")),
                        row(Reason.KEY_UNKNOWN, "an empty kid", kid("\"\"")),
                        row(Reason.MALFORMED, "a kid that is a number", kid("1")),
                        row(Reason.MALFORMED, "a kid that is null", kid("null")),
                        row(
                                Reason.KEY_UNKNOWN,
                                "no kid",
                                ISSUER.token(SignatureAlgorithm.RS256, "{\"alg\":\"RS256\"}", CLAIMS)),
                        row(
                                Reason.SIGNATURE,
                                "a key brought along",
                                OTHER.token(
                                        SignatureAlgorithm.RS256,
                                        "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"jwk\":" + OTHER.key.toPublicJWK() + "}",
                                        CLAIMS)),
                        // Header extensions.
                        row(Reason.HEADER, "crit", header("\"crit\":[\"exp\"],\"exp\":1")),
                        row(Reason.HEADER, "crit empty", header("\"crit\":[]")),
                        row(Reason.HEADER, "b64 false", header("\"b64\":false,\"crit\":[\"b64\"]")),
                        row(Reason.HEADER, "b64 false without crit", header("\"b64\":false")),
                        // Members twice.
                        row(Reason.MALFORMED, "alg twice", header("\"alg\":\"none\"")),
                        row(Reason.MALFORMED, "alg twice, one escaped", header("\"\\u0061lg\":\"none\"")),
                        row(Reason.MALFORMED, "aud twice", ISSUER.token("{\"aud\":\"api\",\"aud\":\"other\"}")),
                        row(Reason.MALFORMED, "twice inside", ISSUER.token("{\"a\":{\"b\":1,\"b\":2}}")),
                        // Content.
                        row(
                                Reason.SIGNATURE,
                                "edited claims",
                                parts[0] + "." + Issuer.encode(CLAIMS.replace("Starter", "Unlimited")) + "."
                                        + parts[2]),
                        row(
                                Reason.SIGNATURE,
                                "edited header",
                                Issuer.encode("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"at+jwt\"}") + "."
                                        + parts[1] + "." + parts[2]),
                        row(Reason.MALFORMED, "claims an array", ISSUER.token("[1]")),
                        row(Reason.MALFORMED, "claims not JSON", ISSUER.token("foo")),
                        row(Reason.MALFORMED, "claims empty", ISSUER.token("")),
                        row(Reason.MALFORMED, "something after the claims", ISSUER.token(CLAIMS + "{}")),
                        row(
                                Reason.MALFORMED,
                                "claims too deep",
                                ISSUER.token("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}")),
                        row(
                                Reason.MALFORMED,
                                "claims not UTF-8",
                                ISSUER.signed(
                                        SignatureAlgorithm.RS256,
                                        parts[0] + "."
                                                + Issuer.encode(
                                                        "{\"a\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1)))),
                        // Form.
                        row(Reason.MALFORMED, "empty", ""),
                        row(Reason.MALFORMED, "one part", parts[0]),
                        row(Reason.MALFORMED, "two parts", parts[0] + "." + parts[1]),
                        row(Reason.MALFORMED, "no signature", parts[0] + "." + parts[1] + "."),
                        row(Reason.MALFORMED, "four parts", GOOD + ".e30"),
                        row(Reason.MALFORMED, "encrypted", GOOD + ".e30.e30"),
                        row(Reason.MALFORMED, "JSON form", "{\"payload\":\"e30\"}"),
                        row(Reason.MALFORMED, "padded", GOOD + "=="),
                        row(Reason.MALFORMED, "a blank in front", " " + GOOD),
                        row(Reason.MALFORMED, "a line break", GOOD + "\n"),
                        row(
                                Reason.MALFORMED,
                                "standard base64",
                                parts[0] + "." + parts[1] + "."
                                        + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xfb, (byte) 0xff, 1})),
                        row(Reason.MALFORMED, "stray bits at the end", strayBits(GOOD)),
                        row(
                                Reason.SIGNATURE,
                                "truncated signature",
                                parts[0] + "." + parts[1] + "."
                                        + Issuer.encode(Arrays.copyOf(
                                                Base64.getUrlDecoder().decode(parts[2]), 255))),
                        row(
                                Reason.SIGNATURE,
                                "signature of nothing but zeros",
                                parts[0] + "." + parts[1] + "." + Issuer.encode(new byte[256])),
                        row(
                                Reason.TOO_LONG,
                                "too long",
                                ISSUER.token("{\"a\":\"" + "x".repeat(UnverifiedToken.LONGEST) + "\"}")))
                .map(row -> DynamicTest.dynamicTest(
                        row.name,
                        () -> assertThatThrownBy(() -> check(row.token))
                                .isInstanceOfSatisfying(TokenRefused.class, e -> {
                                    assertThat(e.reason()).isEqualTo(row.reason);
                                    assertThat(e.getMessage()).doesNotContain(parts[2], "Starter");
                                })));
    }

    @Test
    void aKeyPinnedToOneAlgorithmRefusesTheOthers() {
        var pinned = KeySet.parse(ISSUER.keySet().replace("\"kty\"", "\"alg\":\"RS256\",\"kty\""));
        var ps256 = UnverifiedToken.parse(ISSUER.token(SignatureAlgorithm.PS256, ISSUER.header("PS256"), CLAIMS));
        assertThat(TokenVerifier.verify(UnverifiedToken.parse(GOOD), pinned, SignatureAlgorithm.FOR_ACCESS_TOKENS))
                .isNotNull();
        assertThatThrownBy(() -> TokenVerifier.verify(ps256, pinned, SignatureAlgorithm.FOR_ACCESS_TOKENS))
                .isInstanceOfSatisfying(
                        TokenRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM));
    }

    @Test
    void whatTheCallerDoesNotAllowIsRefusedThoughTheSignatureIsGood() {
        assertThatThrownBy(
                        () -> TokenVerifier.verify(UnverifiedToken.parse(GOOD), KEYS, Set.of(SignatureAlgorithm.PS256)))
                .isInstanceOfSatisfying(
                        TokenRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.ALGORITHM));
    }

    @TestFactory
    Stream<DynamicTest> keySetsWithoutAKeyOfUseAreRefused() {
        var small = new Issuer("key-1", 1024);
        UnaryOperator<String> with = member -> ISSUER.keySet().replace("\"kty\"", member + ",\"kty\"");
        return Stream.of(
                        row("no keys", "{\"keys\":[]}"),
                        row("not an object", "[]"),
                        row("not JSON", "<html>"),
                        row("a short key", small.keySet()),
                        row("for encryption", with.apply("\"use\":\"enc\"")),
                        row("for other operations", with.apply("\"key_ops\":[\"encrypt\"]")),
                        row("for a symmetric algorithm", with.apply("\"alg\":\"HS256\"")),
                        row("exponent one", ISSUER.keySet().replace("\"AQAB\"", "\"AQ\"")),
                        row("without kid", ISSUER.keySet().replace("\"kid\":\"key-1\",", "")),
                        row(
                                "the same kid twice",
                                "{\"keys\":[" + ISSUER.key.toPublicJWK() + "," + OTHER.key.toPublicJWK() + "]}"))
                .map(row -> DynamicTest.dynamicTest(
                        row.name,
                        () -> assertThatThrownBy(() -> KeySet.parse(row.token))
                                .isInstanceOf(IllegalArgumentException.class)));
    }

    @Test
    void keysOfOtherKindsBesideDoNotSpoilTheSet() {
        var mixed = "{\"keys\":[{\"kty\":\"EC\"},{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"AAAA\"},{\"kty\":\"RSA\"},"
                + ISSUER.key.toPublicJWK() + "],\"more\":1}";
        assertThat(KeySet.parse(mixed).keys()).extracting(VerificationKey::id).isEqualTo(List.of("key-1"));
    }

    private record Row(Reason reason, String name, String token) {}

    private static Row row(String name, String token) {
        return new Row(null, name, token);
    }

    private static Row row(Reason reason, String name, String token) {
        return new Row(reason, name, token);
    }

    private static String kid(String value) {
        return ISSUER.token(SignatureAlgorithm.RS256, "{\"alg\":\"RS256\",\"kid\":" + value + "}", CLAIMS);
    }

    private static String header(String member) {
        return ISSUER.token(SignatureAlgorithm.RS256, "{\"alg\":\"RS256\",\"kid\":\"key-1\"," + member + "}", CLAIMS);
    }

    private static String unsigned(String algorithm) {
        return Issuer.encode(ISSUER.header(algorithm)) + "." + Issuer.encode(CLAIMS);
    }

    private static byte[] publicKeyBytes() throws Exception {
        return ISSUER.key.toRSAPublicKey().getEncoded();
    }

    private static byte[] publicKeyPem() throws Exception {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKeyBytes())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String hmac(byte[] secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        var input = unsigned("HS256");
        return input + "." + Issuer.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The same bytes written with another last character: 256 bytes leave four bits of it unused. */
    private static String strayBits(String token) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
    }
}
