package dev.gatehouse.tenant.signin;

import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.Directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Browsers in which somebody signed in. Each sign-in makes a new session; none outlives half a day. */
public final class BrowserSessions {
    private static final Duration LIFE = Duration.ofHours(12);

    private final KeyedHash hash;

    public BrowserSessions(KeyedHash hash) {
        this.hash = hash;
    }

    /** @return the session's id, for the browser alone */
    public String begin(Directory directory, Authentication authentication) {
        directory
                .handle()
                .createUpdate("DELETE FROM browser_session WHERE expires_at < :now")
                .bind("now", directory.now().toEpochMilli())
                .execute();
        var id = Secrets.random();
        directory
                .handle()
                .createUpdate("INSERT INTO browser_session (id_hash, user_id, password_mark, authenticated_at,"
                        + " expires_at) VALUES (:hash, :user, :mark, :when, :expires)")
                .bind("hash", hash.of(id))
                .bind("user", authentication.userId())
                .bind("mark", authentication.passwordMark())
                .bind("when", authentication.when().toEpochMilli())
                .bind("expires", directory.now().plus(LIFE).toEpochMilli())
                .execute();
        return id;
    }

    /** Who signed in there, if the session is in time. */
    public Optional<Authentication> withId(Directory directory, String id) {
        return directory
                .handle()
                .createQuery("SELECT * FROM browser_session WHERE id_hash = :hash AND expires_at > :now")
                .bind("hash", hash.of(id))
                .bind("now", directory.now().toEpochMilli())
                .map((row, context) -> new Authentication(
                        row.getString("user_id"),
                        row.getString("password_mark"),
                        Instant.ofEpochMilli(row.getLong("authenticated_at"))))
                .findOne();
    }

    public void end(Directory directory, String id) {
        directory
                .handle()
                .createUpdate("DELETE FROM browser_session WHERE id_hash = :hash")
                .bind("hash", hash.of(id))
                .execute();
    }
}
