package dev.gatehouse.tenant.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.gatehouse.tenant.directory.Certificates;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;

/** A key with a certificate, as a client holds it. */
public final class TestCertificate {
    public final X509Certificate certificate;
    private final KeyPair pair;

    public TestCertificate(Instant from) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            certificate = SigningCertificate.of(pair, "test", from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String base64() {
        return Certificates.encode(certificate);
    }

    public String sha1() {
        return Certificates.thumbprint(certificate, "SHA-1");
    }

    public String sha256() {
        return Certificates.thumbprint(certificate, "SHA-256");
    }

    public String sign(String header, String claims) {
        try {
            var jws = new JWSObject(JWSHeader.parse(header), new Payload(claims));
            jws.sign(new RSASSASigner(pair.getPrivate()));
            return jws.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
