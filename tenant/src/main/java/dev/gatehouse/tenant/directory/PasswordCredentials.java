package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The client secrets of applications and service principals. */
public final class PasswordCredentials {
    /** Graph's default life of a secret (facts/entra-and-graph.md §7.1 c1). */
    public static final Duration DEFAULT_LIFE = Duration.ofDays(730);

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 120;

    private final Directory directory;
    private final Handle handle;

    PasswordCredentials(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    /** Of one application or service principal, oldest first. */
    public List<PasswordCredential> of(String ownerId) {
        return handle.createQuery(
                        "SELECT * FROM password_credential WHERE owner_id = :owner ORDER BY starts_at, key_id")
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those with which a client can sign in: its application's and its service principal's. */
    public List<PasswordCredential> ofClient(String appId) {
        return handle.createQuery("SELECT c.* FROM password_credential c WHERE c.owner_id IN"
                        + " (SELECT id FROM application WHERE app_id = :appId UNION"
                        + " SELECT id FROM service_principal WHERE app_id = :appId)")
                .bind("appId", Directory.id(appId))
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * @param hash keyed hash of the value
     * @param hint its first three characters
     * @throws DirectoryRefused if it never would be valid, or there are too many
     */
    public PasswordCredential add(
            String ownerId,
            String hash,
            String hint,
            Optional<String> displayName,
            Optional<Instant> starts,
            Optional<Instant> ends) {
        if (of(ownerId).size() >= MOST) {
            throw new DirectoryRefused(
                    DirectoryRefused.Reason.QUOTA, "The object holds " + MOST + " credentials; remove some first.");
        }
        if (displayName.orElse("").length() > LONGEST_NAME) {
            throw DirectoryRefused.bad("Property displayName has more than " + LONGEST_NAME + " characters.");
        }
        var start = starts.orElse(directory.now());
        var end = ends.orElse(start.plus(DEFAULT_LIFE));
        if (!end.isAfter(start) || !end.isAfter(directory.now())) {
            throw DirectoryRefused.bad("Property endDateTime is after startDateTime and in the future.");
        }
        var credential = new PasswordCredential(
                Directory.newId(), ownerId, hash, hint, displayName, start, end, Optional.empty());
        handle.createUpdate("INSERT INTO password_credential"
                        + " (key_id, owner_id, hash, hint, display_name, starts_at, ends_at)"
                        + " VALUES (:keyId, :owner, :hash, :hint, :name, :starts, :ends)")
                .bind("keyId", credential.keyId())
                .bind("owner", ownerId)
                .bind("hash", hash)
                .bind("hint", hint)
                .bind("name", displayName.orElse(null))
                .bind("starts", Rows.millis(start))
                .bind("ends", Rows.millis(end))
                .execute();
        return credential;
    }

    /** @return whether there was one */
    public boolean remove(String ownerId, String keyId) {
        return handle.createUpdate("DELETE FROM password_credential WHERE owner_id = :owner AND key_id = :keyId")
                        .bind("owner", ownerId)
                        .bind("keyId", Directory.id(keyId))
                        .execute()
                > 0;
    }

    /** Notes a use; times only go forward. */
    public void used(String keyId, Instant when) {
        handle.createUpdate("UPDATE password_credential SET last_used_at = :when WHERE key_id = :keyId"
                        + " AND (last_used_at IS NULL OR last_used_at < :when)")
                .bind("keyId", keyId)
                .bind("when", Rows.millis(when))
                .execute();
    }

    void eraseAll(String ownerId) {
        handle.createUpdate("DELETE FROM password_credential WHERE owner_id = :owner")
                .bind("owner", ownerId)
                .execute();
    }

    private static PasswordCredential read(ResultSet row) throws SQLException {
        return new PasswordCredential(
                row.getString("key_id"),
                row.getString("owner_id"),
                row.getString("hash"),
                row.getString("hint"),
                Optional.ofNullable(row.getString("display_name")),
                Rows.time(row, "starts_at"),
                Rows.time(row, "ends_at"),
                Rows.maybeTime(row, "last_used_at"));
    }
}
