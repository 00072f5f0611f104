package dev.gatehouse.management.arm;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.jose.KeySetSource;

import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A tenant's token service with a key of its own. */
public final class TestIssuer {
    public static final String ISSUER = "https://tenant.test/11111111-1111-1111-1111-111111111111/v2.0";
    public static final String JWKS = "https://tenant.test/keys";
    public static final String AUDIENCE = "https://management.azure.com";

    private static final RSAKey KEY = key("first");
    private static final RSAKey OTHER = key("other");

    private final Instant now;

    public TestIssuer(Instant now) {
        this.now = now;
    }

    /** Serves the public key. */
    public static KeySetSource keys() {
        return uri -> uri.equals(JWKS)
                ? CompletableFuture.completedFuture(new JWKSet(KEY.toPublicJWK()).toString())
                : CompletableFuture.failedFuture(new IllegalArgumentException("nothing is at " + uri));
    }

    /** A good token for somebody. */
    public String token(String objectId) {
        return token(objectId, UnaryOperator.identity());
    }

    /** A token with other claims. */
    public String token(String objectId, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(change.apply(claims(objectId)).build(), KEY, KEY.getKeyID());
    }

    /** A token signed by somebody else under the issuer's key id. */
    public String forged(String objectId) {
        return sign(claims(objectId).build(), OTHER, KEY.getKeyID());
    }

    private JWTClaimsSet.Builder claims(String objectId) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("oid", objectId)
                .claim("appid", objectId);
    }

    private static String sign(JWTClaimsSet claims, RSAKey key, String id) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
