package dev.gatehouse.jose;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What one side signs the other verifies, whoever does the RSA. */
class FastRsaTest {
    private static final byte[] TEXT = "header.claims".getBytes();

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void theJdkVerifiesWhatItSignsAndTheOtherWayRound(String name) throws Exception {
        var pair = pair();
        var header = new JWSHeader(JWSAlgorithm.parse(name));
        var publicKey = (RSAPublicKey) pair.getPublic();
        var fast = FastRsa.by(new RSASSASigner(FastRsa.of(pair.getPrivate()))).sign(header, TEXT);
        var usual = new RSASSASigner(pair.getPrivate()).sign(header, TEXT);
        var fastVerifier = FastRsa.by(new RSASSAVerifier(FastRsa.of(publicKey)));
        assertThat(new RSASSAVerifier(publicKey).verify(header, TEXT, fast)).isTrue();
        assertThat(fastVerifier.verify(header, TEXT, usual)).isTrue();
        assertThat(fastVerifier.verify(header, "header.others".getBytes(), usual))
                .isFalse();
        assertThat(FastRsa.by(new RSASSAVerifier(FastRsa.of((RSAPublicKey) pair().getPublic())))
                        .verify(header, TEXT, usual))
                .isFalse();
    }

    @Test
    void aKeyIsTheSameInItsOtherForm() throws Exception {
        var pair = pair();
        var publicKey = (RSAPublicKey) pair.getPublic();
        assertThat(FastRsa.of(publicKey).getModulus()).isEqualTo(publicKey.getModulus());
        assertThat(FastRsa.of(pair.getPrivate()).getEncoded())
                .isEqualTo(pair.getPrivate().getEncoded());
    }

    private static KeyPair pair() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
