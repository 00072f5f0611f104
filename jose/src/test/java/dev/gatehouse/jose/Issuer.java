package dev.gatehouse.jose;

import com.nimbusds.jose.jwk.RSAKey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** Makes tokens, good and bad ones, with a key of its own. */
final class Issuer {
    final RSAKey key;
    private final PrivateKey privateKey;

    Issuer(String kid, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            privateKey = pair.getPrivate();
            key = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(kid).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String keySet() {
        return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
    }

    /** Signs whatever header and claims it is given, byte for byte. */
    String token(SignatureAlgorithm algorithm, String header, String claims) {
        return signed(algorithm, encode(header) + "." + encode(claims));
    }

    String token(String claims) {
        return token(SignatureAlgorithm.RS256, header("RS256"), claims);
    }

    String header(String algorithm) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + key.getKeyID() + "\",\"typ\":\"JWT\"}";
    }

    String signed(SignatureAlgorithm algorithm, String input) {
        var bits = algorithm.name().substring(2);
        try {
            Signature signature;
            if (algorithm.name().startsWith("PS")) {
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec(
                        "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1));
            } else {
                signature = Signature.getInstance("SHA" + bits + "withRSA");
            }
            signature.initSign(privateKey);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
