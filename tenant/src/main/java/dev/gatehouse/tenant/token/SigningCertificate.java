package dev.gatehouse.tenant.token;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** The self-signed certificate that goes with a signing key in {@code x5c}. */
final class SigningCertificate {
    private static final Duration LIFE = Duration.ofDays(5 * 365);

    private SigningCertificate() {}

    static X509Certificate of(KeyPair pair, String tenantId, Instant from) {
        var name = new X500Name("CN=accounts.accesscontrol." + tenantId);
        var serial = new BigInteger(127, new SecureRandom()).setBit(0);
        try {
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name, serial, Date.from(from), Date.from(from.plus(LIFE)), name, pair.getPublic())
                            .build(signer));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("could not make the certificate of a signing key", e);
        }
    }
}
