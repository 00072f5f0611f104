package dev.gatehouse.tenant.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * A client secret as it is kept.
 *
 * @param hash keyed hash of the value, which is kept nowhere
 * @param hint the first three characters of the value
 */
public record PasswordCredential(
        String keyId,
        String ownerId,
        String hash,
        String hint,
        Optional<String> displayName,
        Instant starts,
        Instant ends,
        Optional<Instant> lastUsed) {

    public boolean isLive(Instant now) {
        return !now.isBefore(starts) && now.isBefore(ends);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "PasswordCredential[keyId=" + keyId + ", hint=" + hint + "]";
    }
}
