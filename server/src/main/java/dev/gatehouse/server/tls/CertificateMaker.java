package dev.gatehouse.server.tls;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;

/**
 * Makes certificates (RFC 5280) on P-256. Apart from {@link ServerCertificates} because only the first start and a
 * renewal need Bouncy Castle, whose loading every other start would wait for.
 */
final class CertificateMaker {
    /** Clocks differ: a certificate is valid a little before it was made. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();

    /** An authority that can speak for these hosts, for names below them, and for nothing else. */
    Certified authority(Collection<Host> hosts, Instant now, Duration lifetime) throws GeneralSecurityException {
        try {
            var key = newKey();
            var name = new X500NameBuilder()
                    .addRDN(BCStyle.O, "Gatehouse")
                    // Two installations' authorities must be told apart in a browser's list, and by issuer name.
                    .addRDN(BCStyle.CN, "Gatehouse authority " + Long.toHexString(random.nextLong()))
                    .build();
            var builder = builder(name, name, key, now, lifetime)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(hosts), null));
            return sign(builder, key, key);
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** A server's certificate for these hosts. */
    Certified server(Certified authority, Collection<Host> hosts, Instant now, Duration lifetime)
            throws GeneralSecurityException {
        try {
            var key = newKey();
            var issuer = new JcaX509CertificateHolder(authority.certificate());
            var name = new X500NameBuilder()
                    .addRDN(BCStyle.O, "Gatehouse")
                    .addRDN(BCStyle.CN, "Gatehouse server")
                    .build();
            var names = hosts.stream().map(CertificateMaker::generalName).toArray(GeneralName[]::new);
            var builder = builder(issuer.getSubject(), name, key, now, lifetime)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            return sign(builder, new KeyPair(null, authority.key()), key);
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair key, Instant now, Duration lifetime)
            throws GeneralSecurityException, IOException {
        return new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(127, random).setBit(126),
                        Date.from(now.minus(EARLIER)),
                        Date.from(now.plus(lifetime)),
                        subject,
                        key.getPublic())
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
    }

    private static Certified sign(X509v3CertificateBuilder builder, KeyPair issuer, KeyPair subject)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        return new Certified(subject.getPrivate(), certificate);
    }

    private static GeneralSubtree[] permitted(Collection<Host> hosts) {
        return hosts.stream()
                .map(host -> switch (host) {
                    case Host.Name name -> new GeneralName(GeneralName.dNSName, name.text());
                    case Host.Address address ->
                        new GeneralName(GeneralName.iPAddress, new DEROctetString(address.withFullMask()));
                })
                .map(GeneralSubtree::new)
                .toArray(GeneralSubtree[]::new);
    }

    private static GeneralName generalName(Host host) {
        return switch (host) {
            case Host.Name name -> new GeneralName(GeneralName.dNSName, name.text());
            case Host.Address address -> new GeneralName(GeneralName.iPAddress, address.text());
        };
    }
}
