package dev.gatehouse.management.provisioning;

import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeySetStorage;
import dev.gatehouse.management.roles.TokenCheck;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Tokens for the ARM door, and the door's check that knows their key. */
final class TestTokens {
    private static final String ISSUER = "https://issuer.example/";
    private static final String AUDIENCE = "https://management.azure.com";
    private static final KeyPair KEYS = keys();

    private final InstantSource clock;

    TestTokens(InstantSource clock) {
        this.clock = clock;
    }

    TokenCheck check() {
        var settings = new TokenCheck.Settings(
                Set.of(ISSUER), "https://issuer.example/keys", Set.of(AUDIENCE), "https://issuer.example/token");
        var cache = new KeySetCache(_ -> CompletableFuture.completedFuture(keySet()), KeySetStorage.none(), clock, 1);
        return new TokenCheck(settings, cache, clock);
    }

    String of(String objectId) {
        var now = clock.instant().getEpochSecond();
        var claims = "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + AUDIENCE + "\",\"oid\":\"" + objectId + "\",\"sub\":\""
                + objectId + "\",\"iat\":" + now + ",\"nbf\":" + now + ",\"exp\":"
                + (now + Duration.ofHours(1).toSeconds()) + "}";
        var signed = encode("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keySet() {
        var key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"k1\",\"n\":\"" + encode(key.getModulus())
                + "\",\"e\":\"" + encode(key.getPublicExponent()) + "\"}]}";
    }

    private static String encode(BigInteger number) {
        var bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
