package dev.gatehouse.jose;

import java.util.Set;

/** Checks signatures. Pure and without state: call it on whichever thread may spend the time (some 20 µs). */
public final class TokenVerifier {

    private TokenVerifier() {}

    /**
     * Checks a token with the key that its {@code kid} names.
     *
     * @param accepted the algorithms that the caller accepts
     * @throws TokenRefused {@code KEY_UNKNOWN}, {@code ALGORITHM} or {@code SIGNATURE}
     */
    public static VerifiedToken verify(UnverifiedToken token, KeySet keys, Set<SignatureAlgorithm> accepted) {
        var id = token.header()
                .keyId()
                .orElseThrow(() -> new TokenRefused(
                        TokenRefused.Reason.KEY_UNKNOWN, "The token's header has no kid: its key can't be chosen."));
        var key = keys.key(id)
                .orElseThrow(() -> new TokenRefused(
                        TokenRefused.Reason.KEY_UNKNOWN, "The token's kid names no key of the issuer."));
        return verify(token, key, accepted);
    }

    /**
     * Checks a token with a key that the caller chose, as for a client assertion, whose header names a certificate.
     *
     * @throws TokenRefused {@code ALGORITHM} or {@code SIGNATURE}
     */
    public static VerifiedToken verify(UnverifiedToken token, VerificationKey key, Set<SignatureAlgorithm> accepted) {
        token.jws().verify(key, accepted);
        return new VerifiedToken(token.header(), token.claims(), key);
    }
}
