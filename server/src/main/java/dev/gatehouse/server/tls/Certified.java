package dev.gatehouse.server.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A key and the certificate that speaks for it. */
record Certified(PrivateKey key, X509Certificate certificate) {
    @Override
    public String toString() {
        return "Certified[" + certificate.getSubjectX500Principal() + "]";
    }
}
