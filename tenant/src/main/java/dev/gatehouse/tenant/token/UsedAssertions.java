package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/**
 * Remembers assertions until they expire, so that one that was overheard gets no second token (RFC 7523 section 3,
 * item 7). An assertion gives one token a resource, however that is called: MSAL for Node makes one for ten minutes
 * and sends it for each resource that it needs. One that got no token may be sent again.
 */
final class UsedAssertions {
    /** Clocks differ: an assertion is taken for a while after it expired. */
    private static final Duration BEYOND_EXPIRY = Duration.ofMinutes(10);

    /** @param id {@code jti}, or what stands in for it */
    record Use(String clientId, String id, Instant expires) {}

    private final TenantDatabase database;

    UsedAssertions(TenantDatabase database) {
        this.database = database;
    }

    /** @param token verified, with {@code exp}; without {@code jti} its own content is its id */
    static Use use(String clientId, UnverifiedToken token) {
        var text = token.text();
        var id = token.claims().text("jti").orElseGet(() -> text.substring(0, text.lastIndexOf('.')));
        return new Use(
                clientId.toLowerCase(Locale.ROOT),
                id,
                token.claims().time("exp").orElseThrow().plus(BEYOND_EXPIRY));
    }

    /**
     * @param resourceId object id of the resource that the token is for: its names are many
     * @throws TokenRequestRefused if it was used before
     */
    void keep(Use use, String resourceId) {
        var digest = digest(use.id() + "\n" + resourceId);
        database.write(directory -> {
            var handle = directory.handle();
            handle.createUpdate("DELETE FROM used_assertion WHERE expires_at < :now")
                    .bind("now", directory.now().toEpochMilli())
                    .execute();
            int kept = handle.createUpdate("INSERT INTO used_assertion (client_id, digest, expires_at)"
                            + " VALUES (:client, :digest, :expires) ON CONFLICT (client_id, digest) DO NOTHING")
                    .bind("client", use.clientId())
                    .bind("digest", digest)
                    .bind("expires", use.expires().toEpochMilli())
                    .execute();
            if (kept == 0) {
                throw new TokenRequestRefused(
                        TokenFault.ASSERTION_INVALID,
                        "The client assertion was used before: make a new one, with a new jti, for each request.");
            }
            return kept;
        });
    }

    private static String digest(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
