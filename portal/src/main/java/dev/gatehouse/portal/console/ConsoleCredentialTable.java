package dev.gatehouse.portal.console;

import dev.gatehouse.database.Database;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.portal.Portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The console's credentials, beside the sessions that they belong to; the secrets are sealed. */
public final class ConsoleCredentialTable {
    private final Database database;
    private final SealKey seal;

    /**
     * @param database that of {@link dev.gatehouse.portal.session.Sessions}, which migrates it
     * @param seal seals the secrets
     */
    public ConsoleCredentialTable(Database database, SealKey seal) {
        this.database = database;
        this.seal = seal;
    }

    void add(ConsoleCredential credential) {
        database.write(handle -> handle.createUpdate("INSERT INTO portal_console_credential (id, session_hash, portal,"
                        + " object_id, account, application, name, key_id, sealed_secret, expires_at)"
                        + " VALUES (:id, :session, :portal, :object, :account, :application, :name, '', '', :expires)")
                .bind("id", credential.id())
                .bind("session", credential.sessionHash())
                .bind("portal", credential.portal().wireName())
                .bind("object", credential.objectId())
                .bind("account", credential.account())
                .bind("application", credential.application())
                .bind("name", credential.name())
                .bind("expires", credential.expires().toEpochMilli())
                .execute());
    }

    /** It was made. */
    void made(ConsoleCredential credential, String secret) {
        database.write(handle -> handle.createUpdate(
                        "UPDATE portal_console_credential SET key_id = :key, sealed_secret = :secret WHERE id = :id")
                .bind("key", credential.keyId())
                .bind("secret", seal.seal(secret, context(credential.id())))
                .bind("id", credential.id())
                .execute());
    }

    void remove(ConsoleCredential credential) {
        database.write(handle -> handle.createUpdate("DELETE FROM portal_console_credential WHERE id = :id")
                .bind("id", credential.id())
                .execute());
    }

    /** Those of a session that were made and are in time, the newest first. */
    List<ConsoleCredential> of(String sessionHash, Instant now) {
        return database.read(handle -> handle.createQuery("SELECT * FROM portal_console_credential"
                        + " WHERE session_hash = :session AND key_id <> '' AND expires_at > :now"
                        + " ORDER BY expires_at DESC")
                .bind("session", sessionHash)
                .bind("now", now.toEpochMilli())
                .map((row, _) -> read(row))
                .list());
    }

    Optional<String> secret(ConsoleCredential credential) {
        return database.read(handle -> handle.createQuery(
                                "SELECT sealed_secret FROM portal_console_credential WHERE id = :id")
                        .bind("id", credential.id())
                        .mapTo(String.class)
                        .findOne())
                .filter(kept -> !kept.isEmpty())
                .map(kept -> seal.open(kept, context(credential.id())));
    }

    /** Those that are over, or whose session is. */
    List<ConsoleCredential> over(Instant now) {
        return database.read(handle -> handle.createQuery("SELECT * FROM portal_console_credential c"
                        + " WHERE c.expires_at <= :now OR NOT EXISTS (SELECT 1 FROM portal_session s"
                        + " WHERE s.id_hash = c.session_hash AND s.expires_at > :now) ORDER BY c.expires_at")
                .bind("now", now.toEpochMilli())
                .map((row, _) -> read(row))
                .list());
    }

    private static ConsoleCredential read(ResultSet row) throws SQLException {
        return new ConsoleCredential(
                row.getString("id"),
                row.getString("session_hash"),
                row.getString("portal").equals(Portal.ADMIN.wireName()) ? Portal.ADMIN : Portal.DEVELOPER,
                row.getString("object_id"),
                row.getString("account"),
                row.getString("application"),
                row.getString("name"),
                row.getString("key_id"),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static String context(String id) {
        return "consoleCredential:" + id;
    }
}
