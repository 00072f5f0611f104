package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The certificates of applications and service principals. */
public final class KeyCredentials {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 120;

    private final Directory directory;
    private final Handle handle;

    KeyCredentials(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    /** Of one application or service principal, oldest first. */
    public List<KeyCredential> of(String ownerId) {
        return handle.createQuery("SELECT * FROM key_credential WHERE owner_id = :owner ORDER BY starts_at, key_id")
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those with which a client can sign in: its application's and its service principal's. */
    public List<KeyCredential> ofClient(String appId) {
        return handle.createQuery("SELECT c.* FROM key_credential c WHERE c.owner_id IN"
                        + " (SELECT id FROM application WHERE app_id = :appId UNION"
                        + " SELECT id FROM service_principal WHERE app_id = :appId)")
                .bind("appId", Directory.id(appId))
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * Its validity is the certificate's, or narrower.
     *
     * @throws DirectoryRefused if it never would be valid, is there already, or there are too many
     */
    public KeyCredential add(
            String ownerId,
            X509Certificate certificate,
            Optional<String> displayName,
            Optional<Instant> starts,
            Optional<Instant> ends) {
        var existing = of(ownerId);
        if (existing.size() >= MOST) {
            throw new DirectoryRefused(
                    DirectoryRefused.Reason.QUOTA, "The object holds " + MOST + " certificates; remove some first.");
        }
        if (displayName.orElse("").length() > LONGEST_NAME) {
            throw DirectoryRefused.bad("Property displayName has more than " + LONGEST_NAME + " characters.");
        }
        var from = certificate.getNotBefore().toInstant();
        var until = certificate.getNotAfter().toInstant();
        var start = starts.orElse(from);
        var end = ends.orElse(until);
        if (start.isBefore(from) || end.isAfter(until) || !end.isAfter(start) || !end.isAfter(directory.now())) {
            throw DirectoryRefused.bad(
                    "The validity of a key credential lies within its certificate's and is not over.");
        }
        var credential = new KeyCredential(
                Directory.newId(),
                ownerId,
                certificate,
                Certificates.thumbprint(certificate, "SHA-1"),
                Certificates.thumbprint(certificate, "SHA-256"),
                displayName,
                start,
                end,
                Optional.empty());
        if (existing.stream().anyMatch(each -> each.sha256().equals(credential.sha256()))) {
            throw DirectoryRefused.bad("The certificate is among the object's key credentials already.");
        }
        handle.createUpdate("INSERT INTO key_credential"
                        + " (key_id, owner_id, certificate, sha1, sha256, display_name, starts_at, ends_at)"
                        + " VALUES (:keyId, :owner, :certificate, :sha1, :sha256, :name, :starts, :ends)")
                .bind("keyId", credential.keyId())
                .bind("owner", ownerId)
                .bind("certificate", Certificates.encode(certificate))
                .bind("sha1", credential.sha1())
                .bind("sha256", credential.sha256())
                .bind("name", displayName.orElse(null))
                .bind("starts", Rows.millis(start))
                .bind("ends", Rows.millis(end))
                .execute();
        return credential;
    }

    /** @return whether there was one */
    public boolean remove(String ownerId, String keyId) {
        return handle.createUpdate("DELETE FROM key_credential WHERE owner_id = :owner AND key_id = :keyId")
                        .bind("owner", ownerId)
                        .bind("keyId", Directory.id(keyId))
                        .execute()
                > 0;
    }

    /** Notes a use; times only go forward. */
    public void used(String keyId, Instant when) {
        handle.createUpdate("UPDATE key_credential SET last_used_at = :when WHERE key_id = :keyId"
                        + " AND (last_used_at IS NULL OR last_used_at < :when)")
                .bind("keyId", keyId)
                .bind("when", Rows.millis(when))
                .execute();
    }

    void eraseAll(String ownerId) {
        handle.createUpdate("DELETE FROM key_credential WHERE owner_id = :owner")
                .bind("owner", ownerId)
                .execute();
    }

    private static KeyCredential read(ResultSet row) throws SQLException {
        return new KeyCredential(
                row.getString("key_id"),
                row.getString("owner_id"),
                Certificates.read(row.getString("certificate")),
                row.getString("sha1"),
                row.getString("sha256"),
                Optional.ofNullable(row.getString("display_name")),
                Rows.time(row, "starts_at"),
                Rows.time(row, "ends_at"),
                Rows.maybeTime(row, "last_used_at"));
    }
}
