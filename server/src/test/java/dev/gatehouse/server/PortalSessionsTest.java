package dev.gatehouse.server;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Confirmation;
import dev.gatehouse.portal.session.Session;
import dev.gatehouse.portal.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a session's refresh token when several want it, and when whoever took it is gone. */
class PortalSessionsTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Database database;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = Database.open(new DatabaseSettings.Sqlite(folder.resolve("sessions.db")));
        sessions = new Sessions(database, new SealKey(new byte[32]), new KeyedHash(new byte[32]), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String begin(Optional<String> refreshToken) {
        return sessions.begin(Portal.ADMIN, new Session.Person("Aad", "object", "Ada", "ada@example"), refreshToken);
    }

    private Session found(String id) {
        return sessions.find(Portal.ADMIN, id).orElseThrow();
    }

    @Test
    void takeToConfirmWhenTwoAskAtOnceThenOneGetsTheToken() {
        var session = found(begin(Optional.of("first")));
        now = now.plus(Duration.ofMinutes(20));

        assertThat(sessions.takeToConfirm(session)).isEqualTo(new Confirmation.Ask("first"));
        assertThat(sessions.takeToConfirm(session)).isEqualTo(new Confirmation.AskedBeside());
    }

    @Test
    void takeToConfirmWhenTheIssuerGaveNoTokenThenNobodyIsAskedAndTheSessionIsShort() {
        var id = begin(Optional.empty());
        now = now.plus(Duration.ofMinutes(20));

        assertThat(sessions.takeToConfirm(found(id))).isEqualTo(new Confirmation.NotAsked());
        now = now.plus(Duration.ofMinutes(41));
        assertThat(sessions.find(Portal.ADMIN, id)).isEmpty();
    }

    @Test
    void takeToConfirmWhenTheTokenWasTakenOutAndNeverPutBackThenItIsLost() {
        var id = begin(Optional.of("first"));
        assertThat(sessions.take(found(id))).contains("first");
        assertThat(sessions.take(found(id))).isEmpty();
        now = now.plus(Duration.ofMinutes(20));

        assertThat(sessions.takeToConfirm(found(id))).isEqualTo(new Confirmation.Lost());
    }

    @Test
    void takeToConfirmWhenTheNextTokenWasPutBackThenThatOneIsAskedWith() {
        var id = begin(Optional.of("first"));
        var session = found(id);
        sessions.take(session);
        sessions.confirmed(session, "second");
        now = now.plus(Duration.ofMinutes(20));

        assertThat(sessions.takeToConfirm(found(id))).isEqualTo(new Confirmation.Ask("second"));
    }
}
