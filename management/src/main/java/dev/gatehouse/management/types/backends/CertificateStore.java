package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.ArmException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;

/** Reads a PKCS#12 store (RFC 7292) with one private key. */
final class CertificateStore {
    private CertificateStore() {}

    /**
     * The certificate of the private key.
     *
     * @throws ArmException 400 if it can't be read, or holds no private key
     */
    static X509Certificate read(String data, String password) {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw ArmException.invalid("data", "data must be a PKCS#12 store (.pfx) in base64.");
        }
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password.toCharArray());
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return certificate;
                }
            }
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw ArmException.invalid(
                    "data", "data can't be read: it must be a PKCS#12 store (.pfx), and password its password.");
        }
        throw ArmException.invalid("data", "data holds no certificate with its private key: export it with the key.");
    }

    /** SHA-1 of the certificate, as Azure gives it. */
    static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()))
                    .toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
