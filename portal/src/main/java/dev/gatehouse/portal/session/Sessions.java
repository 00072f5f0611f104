package dev.gatehouse.portal.session;

import dev.gatehouse.database.Database;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** The sessions of both portals, on tables of their own. Each sign-in makes a new one; none outlives half a day. */
public final class Sessions {
    private static final String MIGRATIONS = "dev/gatehouse/portal/migrations";
    private static final String HISTORY = "portal_history";
    private static final Duration LIFE = Duration.ofHours(12);
    /** Of a session that the issuer can't confirm. */
    private static final Duration SHORT_LIFE = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final SealKey seal;
    private final KeyedHash hash;
    private final InstantSource clock;

    /**
     * @param database may be shared with other rooms; not closed here
     * @param seal seals refresh tokens
     * @param hash hashes the ids of sessions
     */
    public Sessions(Database database, SealKey seal, KeyedHash hash, InstantSource clock) {
        database.migrate(MIGRATIONS, HISTORY);
        this.database = database;
        this.seal = seal;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * @param refreshToken with which the issuer confirms it; without one it is short
     * @return the session's id, for the browser alone
     */
    public String begin(Portal portal, Person person, Optional<String> refreshToken) {
        var id = random();
        var idHash = hash.of(id);
        var now = clock.instant();
        return database.write(handle -> {
            handle.createUpdate("DELETE FROM portal_session WHERE expires_at < :now")
                    .bind("now", now.toEpochMilli())
                    .execute();
            handle.createUpdate("INSERT INTO portal_session (id_hash, portal, provider, object_id, name,"
                            + " account, sealed_refresh_token, confirmed_at, expires_at)"
                            + " VALUES (:id, :portal, :provider, :object, :name, :account, :token, :now, :expires)")
                    .bind("id", idHash)
                    .bind("portal", portal.wireName())
                    .bind("provider", person.provider())
                    .bind("object", person.objectId())
                    .bind("name", person.name())
                    .bind("account", person.account())
                    .bind("token", seal.seal(refreshToken.orElse(""), context(idHash)))
                    .bind("now", now.toEpochMilli())
                    .bind(
                            "expires",
                            now.plus(refreshToken.isPresent() ? LIFE : SHORT_LIFE)
                                    .toEpochMilli())
                    .execute();
            return id;
        });
    }

    /** The session with this id at that portal, if it is in time. */
    public Optional<Session> find(Portal portal, String id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM portal_session WHERE id_hash = :id AND portal = :portal AND expires_at > :now")
                .bind("id", hash.of(id))
                .bind("portal", portal.wireName())
                .bind("now", clock.instant().toEpochMilli())
                .map((row, _) -> new Session(
                        row.getString("id_hash"),
                        portal,
                        new Person(
                                row.getString("provider"),
                                row.getString("object_id"),
                                row.getString("name"),
                                row.getString("account")),
                        Instant.ofEpochMilli(row.getLong("confirmed_at")),
                        Instant.ofEpochMilli(row.getLong("expires_at"))))
                .findOne());
    }

    /** Takes the refresh token to have the session confirmed with; of several who ask at once one gets it. */
    public Confirmation takeToConfirm(Session session) {
        return database.write(handle -> {
            var taken = handle.createUpdate(
                            "UPDATE portal_session SET confirmed_at = :now WHERE id_hash = :id AND confirmed_at = :was")
                    .bind("now", clock.instant().toEpochMilli())
                    .bind("id", session.idHash())
                    .bind("was", session.confirmed().toEpochMilli())
                    .execute();
            if (taken == 0) {
                return new Confirmation.AskedBeside();
            }
            var kept = handle.createQuery("SELECT sealed_refresh_token FROM portal_session WHERE id_hash = :id")
                    .bind("id", session.idHash())
                    .mapTo(String.class)
                    .one();
            if (kept.isEmpty()) {
                return new Confirmation.Lost();
            }
            var refreshToken = seal.open(kept, context(session.idHash()));
            return refreshToken.isEmpty() ? new Confirmation.NotAsked() : new Confirmation.Ask(refreshToken);
        });
    }

    /**
     * Takes the refresh token out to have another token made with it; whoever takes it puts the next one back with
     * {@link #confirmed}. Meanwhile others find none: used twice, it would count as stolen.
     *
     * @return empty if somebody else has it
     */
    public Optional<String> take(Session session) {
        return database.write(handle -> {
            var kept = handle.createQuery("SELECT sealed_refresh_token FROM portal_session WHERE id_hash = :id")
                    .bind("id", session.idHash())
                    .mapTo(String.class)
                    .findOne()
                    .filter(token -> !token.isEmpty());
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            // Confirmed now, so that nobody wants it for that before it is back.
            var taken = handle.createUpdate("UPDATE portal_session SET sealed_refresh_token = '', confirmed_at = :now"
                            + " WHERE id_hash = :id AND sealed_refresh_token = :kept")
                    .bind("now", clock.instant().toEpochMilli())
                    .bind("id", session.idHash())
                    .bind("kept", kept.get())
                    .execute();
            return taken == 0 ? Optional.empty() : Optional.of(seal.open(kept.get(), context(session.idHash())));
        });
    }

    /** The issuer confirmed it and gave the next refresh token. */
    public void confirmed(Session session, String refreshToken) {
        update(session, "sealed_refresh_token = :value", seal.seal(refreshToken, context(session.idHash())));
    }

    /** The issuer could not be asked: the next request asks again. */
    public void unconfirmed(Session session) {
        update(session, "confirmed_at = :value", session.confirmed().toEpochMilli());
    }

    /** Ends it at once. */
    public void end(Session session) {
        database.write(handle -> handle.createUpdate("DELETE FROM portal_session WHERE id_hash = :id")
                .bind("id", session.idHash())
                .execute());
    }

    private void update(Session session, String assignment, Object value) {
        database.write(handle -> handle.createUpdate("UPDATE portal_session SET " + assignment + " WHERE id_hash = :id")
                .bind("value", value)
                .bind("id", session.idHash())
                .execute());
    }

    private static String context(String idHash) {
        return "portalSession:" + idHash;
    }

    /** 256 bits of randomness. */
    public static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
