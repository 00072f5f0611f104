package dev.gatehouse.http;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;

/** A certificate authority for one test. */
final class TestAuthority {
    private static final X500Name ISSUER = new X500Name("CN=Test authority");

    private final KeyPair keys = newKeys();
    private final X509Certificate certificate = sign(
            ISSUER,
            keys,
            builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));

    private interface Extensions {
        void add(JcaX509v3CertificateBuilder builder) throws Exception;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** Key and chain of a server that has these host names. */
    KeyManagerFactory server(String... hosts) {
        var names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            var literal = hosts[i].matches("[0-9.]+|.*:.*");
            names[i] = new GeneralName(literal ? GeneralName.iPAddress : GeneralName.dNSName, hosts[i]);
        }
        var serverKeys = newKeys();
        var chain = new X509Certificate[] {
            sign(
                    new X500Name("CN=server"),
                    serverKeys,
                    builder -> builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))),
            certificate
        };
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", serverKeys.getPrivate(), new char[0], chain);
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(X500Name subject, KeyPair subjectKeys, Extensions extensions) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    ISSUER,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofHours(1))),
                    subject,
                    subjectKeys.getPublic());
            extensions.add(builder);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
