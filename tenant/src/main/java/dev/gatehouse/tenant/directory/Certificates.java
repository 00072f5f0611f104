package dev.gatehouse.tenant.directory;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** X.509 certificates as Graph and JOSE write them. */
public final class Certificates {
    private static final int LONGEST = 16_384;

    private Certificates() {}

    /**
     * @param base64 DER in standard base64, perhaps a PEM text encoded once more, as tools send it
     * @throws DirectoryRefused if it is not a certificate of an RSA key that is fit for signatures
     */
    public static X509Certificate parse(String base64) {
        if (base64.length() > LONGEST) {
            throw DirectoryRefused.bad("Property key of a key credential is too long.");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            if (certificate.getPublicKey() instanceof RSAPublicKey key
                    && key.getModulus().bitLength() >= 2048
                    && key.getModulus().bitLength() <= 8192) {
                return certificate;
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw DirectoryRefused.bad("Property key of a key credential is an X.509 certificate in base64.");
        }
        throw DirectoryRefused.bad("The certificate of a key credential has an RSA key of 2048 to 8192 bits.");
    }

    /** The certificate as kept by {@link #encode}. */
    public static X509Certificate read(String encoded) {
        return parse(encoded);
    }

    /** DER in standard base64, as {@code x5c} wants it. */
    public static String encode(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(der(certificate));
    }

    /** @param algorithm {@code SHA-1} or {@code SHA-256}; base64url without padding */
    public static String thumbprint(X509Certificate certificate, String algorithm) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(der(certificate)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
