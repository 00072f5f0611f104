package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.FastRsa;
import dev.gatehouse.jose.VerificationKey;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A key with which tokens are signed.
 *
 * @param id {@code kid}, which is {@code x5t} too: the certificate's SHA-1 thumbprint in base64url
 * @param signsFrom when it begins to sign; it is published before
 */
record SigningKey(String id, PrivateKey privateKey, X509Certificate certificate, Instant signsFrom) {
    SigningKey {
        privateKey = FastRsa.of(privateKey);
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) certificate.getPublicKey();
    }

    VerificationKey verification() {
        return VerificationKey.of(id, publicKey());
    }

    SigningKey signingFrom(Instant from) {
        return new SigningKey(id, privateKey, certificate, from);
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
