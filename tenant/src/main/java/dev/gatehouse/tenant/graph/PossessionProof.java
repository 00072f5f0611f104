package dev.gatehouse.tenant.graph;

import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.jose.VerificationKey;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.KeyCredential;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * The proof that {@code addKey} and {@code removeKey} ask for: a JWT signed with a certificate that the object has now
 * (facts/entra-and-graph.md §7.1 c3).
 */
final class PossessionProof {
    private static final String AUDIENCE = "00000002-0000-0000-c000-000000000000";
    private static final Set<SignatureAlgorithm> ALGORITHMS =
            Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private PossessionProof() {}

    /** @throws DirectoryRefused if it proves nothing */
    static void require(Directory directory, String objectId, String proof) {
        try {
            var token = UnverifiedToken.parse(proof);
            var claims = token.claims();
            new TimeCheck(InstantSource.fixed(directory.now()), SKEW).check(claims);
            boolean good = claims.texts("aud").equals(java.util.List.of(AUDIENCE))
                    && claims.text("iss").orElse("").equalsIgnoreCase(objectId)
                    && !claims.time("exp")
                            .orElseThrow()
                            .isAfter(directory.now().plus(LONGEST_LIFE).plus(SKEW))
                    && directory.keys().of(objectId).stream()
                            .filter(key -> key.isLive(directory.now()))
                            .anyMatch(key -> signed(token, key));
            if (good) {
                return;
            }
        } catch (TokenRefused e) {
            throw refused(e.getMessage());
        }
        throw refused("It is signed with a valid certificate of the object, with aud " + AUDIENCE
                + ", iss the object's id, and a life of at most ten minutes.");
    }

    private static boolean signed(UnverifiedToken token, KeyCredential key) {
        try {
            TokenVerifier.verify(
                    token,
                    VerificationKey.of(
                            key.keyId(), (RSAPublicKey) key.certificate().getPublicKey()),
                    ALGORITHMS);
            return true;
        } catch (TokenRefused | IllegalArgumentException e) {
            // Not signed with it, or the certificate's key is not fit for signatures.
            return false;
        }
    }

    private static DirectoryRefused refused(String why) {
        return new DirectoryRefused(
                DirectoryRefused.Reason.DENIED, "The proof of possession of an existing key is not valid. " + why);
    }
}
