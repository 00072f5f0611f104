package dev.gatehouse.benchmarks.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;

/** Keys as other programs want them. */
final class PublicKeys {
    private PublicKeys() {}

    /** Writes the public key of a certificate, given in base64, to a PEM file. */
    static Path pem(String certificate, Path file) {
        try {
            var key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(certificate)))
                    .getPublicKey();
            return Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(key.getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
        } catch (CertificateException | IOException e) {
            throw new BenchmarkException("the signing key can't be written: " + e.getMessage(), e);
        }
    }
}
