package dev.gatehouse.tenant.directory;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate with which a client proves who it is.
 *
 * @param sha1 its SHA-1 thumbprint, base64url without padding ({@code x5t})
 * @param sha256 its SHA-256 thumbprint, base64url without padding ({@code x5t#S256})
 */
public record KeyCredential(
        String keyId,
        String ownerId,
        X509Certificate certificate,
        String sha1,
        String sha256,
        Optional<String> displayName,
        Instant starts,
        Instant ends,
        Optional<Instant> lastUsed) {

    public boolean isLive(Instant now) {
        return !now.isBefore(starts) && now.isBefore(ends);
    }
}
