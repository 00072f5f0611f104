package dev.gatehouse.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A self-signed RSA certificate with its key, made by the JDK's keytool. */
record TestCertificate(PrivateKey key, X509Certificate certificate) {

    static TestCertificate of(String name) {
        var password = "changeit";
        try {
            var folder = Files.createTempDirectory("certificate");
            var file = folder.resolve("store.p12");
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            var made = new ProcessBuilder(
                            keytool.toString(),
                            "-genkeypair",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-alias",
                            "key",
                            "-dname",
                            name,
                            "-validity",
                            "30",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            password)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            var store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            Files.delete(file);
            Files.delete(folder);
            return new TestCertificate((PrivateKey) store.getKey("key", password.toCharArray()), (X509Certificate)
                    store.getCertificate("key"));
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
