package dev.gatehouse.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * A public RSA key with which tokens are verified, pinned to what it may be used for.
 */
public final class VerificationKey {
    /** NIST SP 800-131A: shorter keys are not for signatures any more. */
    public static final int SHORTEST_BITS = 2048;

    /** Longer ones make each verification a way to exhaust the machine. */
    public static final int LONGEST_BITS = 8192;

    private final String id;
    private final Optional<SignatureAlgorithm> only;
    private final Optional<String> issuer;
    private final RSAPublicKey key;
    private final RSASSAVerifier verifier;

    private VerificationKey(String id, Optional<SignatureAlgorithm> only, Optional<String> issuer, RSAPublicKey key) {
        this.id = id;
        this.only = only;
        this.issuer = issuer;
        this.key = key;
        this.verifier = FastRsa.by(new RSASSAVerifier(FastRsa.of(key)));
    }

    /**
     * @param id its {@code kid}
     * @param only the one algorithm it is for, where its owner said so
     * @param issuer the issuer it is for, where the key set says so
     * @throws IllegalArgumentException if the key is too weak or too long to be used
     */
    static VerificationKey of(String id, Optional<SignatureAlgorithm> only, Optional<String> issuer, RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < SHORTEST_BITS || bits > LONGEST_BITS) {
            throw new IllegalArgumentException("an RSA key has " + SHORTEST_BITS + " to " + LONGEST_BITS + " bits");
        }
        var exponent = key.getPublicExponent();
        if (exponent.compareTo(BigInteger.valueOf(3)) < 0 || !exponent.testBit(0) || exponent.bitLength() > 64) {
            throw new IllegalArgumentException("an RSA key has an odd public exponent from 3 to 64 bits");
        }
        if (RocaFingerprint.marks(key.getModulus())) {
            throw new IllegalArgumentException("the RSA key was made by a generator whose keys can be factored");
        }
        return new VerificationKey(id, only, issuer, key);
    }

    /** @throws IllegalArgumentException if the key is too weak or too long to be used */
    public static VerificationKey of(String id, RSAPublicKey key) {
        return of(id, Optional.empty(), Optional.empty(), key);
    }

    public String id() {
        return id;
    }

    /** The issuer that this key is for, where the key set says so (Entra ID does); may hold {@code {tenantid}}. */
    public Optional<String> issuer() {
        return issuer;
    }

    public RSAPublicKey publicKey() {
        return key;
    }

    boolean fits(SignatureAlgorithm algorithm) {
        return only.isEmpty() || only.get() == algorithm;
    }

    boolean verifies(SignatureAlgorithm algorithm, byte[] signingInput, byte[] signature) {
        try {
            return verifier.verify(new JWSHeader(algorithm.jws()), signingInput, Base64URL.encode(signature));
        } catch (JOSEException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "VerificationKey[" + id + "]";
    }
}
