package dev.gatehouse.jose;

import com.nimbusds.jose.JWSAlgorithm;

import java.util.Optional;
import java.util.Set;

/**
 * The signature algorithms that can be accepted (RFC 7518 section 3.1): RSA alone. What is not here, {@code none} and
 * every HMAC among it, can't be asked for by mistake.
 */
public enum SignatureAlgorithm {
    RS256(JWSAlgorithm.RS256),
    RS384(JWSAlgorithm.RS384),
    RS512(JWSAlgorithm.RS512),
    PS256(JWSAlgorithm.PS256),
    PS384(JWSAlgorithm.PS384),
    PS512(JWSAlgorithm.PS512);

    /** What issuers use for access tokens. */
    public static final Set<SignatureAlgorithm> FOR_ACCESS_TOKENS = Set.of(RS256, RS384, RS512, PS256);

    private final JWSAlgorithm jws;

    SignatureAlgorithm(JWSAlgorithm jws) {
        this.jws = jws;
    }

    JWSAlgorithm jws() {
        return jws;
    }

    /** The algorithm with this exact name (names are case-sensitive). */
    public static Optional<SignatureAlgorithm> named(String name) {
        for (var algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
