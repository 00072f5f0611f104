package dev.gatehouse.portal.signin;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Confirmation;
import dev.gatehouse.portal.session.Cookies;
import dev.gatehouse.portal.session.SameOrigin;
import dev.gatehouse.portal.session.Session;
import dev.gatehouse.portal.session.Sessions;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out who sends a request of a portal's page. Every quarter of an hour the issuer is asked whether they still may:
 * so a disabled account, or a changed password, ends the session.
 */
public final class Entrance {
    private static final Duration CONFIRMED_FOR = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final TokenRequests tokens;
    private final SameOrigin origin;
    private final InstantSource clock;

    public Entrance(Sessions sessions, TokenRequests tokens, SameOrigin origin, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.origin = origin;
        this.clock = clock;
    }

    /** @throws RequestException 403 if it came from elsewhere, 401 if nobody is signed in */
    public Session.Person require(Request request, Portal portal) {
        return find(request, portal).orElseThrow(Entrance::signedOut);
    }

    /** @throws RequestException 403 if it came from elsewhere */
    public Optional<Session.Person> find(Request request, Portal portal) {
        origin.require(request, portal);
        return session(request, portal).filter(this::stillSignedIn).map(Session::person);
    }

    /** Ends the session that a request came with, with the answer to it. */
    public Reply leave(Request request, Portal portal, Reply reply) {
        session(request, portal).ifPresent(sessions::end);
        return reply.plus("Set-Cookie", Cookies.gone(portal.cookie()));
    }

    /**
     * An access token of the issuer in the name of who is signed in. The issuer confirms them by giving it.
     *
     * @param scope what it is to be good for
     * @throws RequestException 401 if nobody is signed in any more, 503 if the issuer can't be asked now
     */
    public String tokenFor(Request request, Portal portal, String scope) {
        var session = session(request, portal).orElseThrow(Entrance::signedOut);
        var refreshToken = sessions.take(session)
                .orElseThrow(() -> new SignInUnavailable("Another request of this session has its refresh token."));
        try {
            var granted = tokens.token(portal, refreshToken, scope);
            sessions.confirmed(session, granted.refreshToken());
            return granted.accessToken();
        } catch (SignInRefused e) {
            sessions.end(session);
            throw signedOut();
        } catch (SignInUnavailable e) {
            sessions.confirmed(session, refreshToken);
            throw e;
        }
    }

    private Optional<Session> session(Request request, Portal portal) {
        return Cookies.value(request, portal.cookie()).flatMap(id -> sessions.find(portal, id));
    }

    private static RequestException signedOut() {
        return new RequestException(401, "SignedOut", "Nobody is signed in here any more: sign in.");
    }

    /**
     * As {@link #require}, for what belongs to the session rather than to who is signed in.
     *
     * @throws RequestException 403 if it came from elsewhere, 401 if nobody is signed in
     */
    public Session requireSession(Request request, Portal portal) {
        origin.require(request, portal);
        return session(request, portal).filter(this::stillSignedIn).orElseThrow(Entrance::signedOut);
    }

    private boolean stillSignedIn(Session session) {
        if (clock.instant().isBefore(session.confirmed().plus(CONFIRMED_FOR))) {
            return true;
        }
        return switch (sessions.takeToConfirm(session)) {
            case Confirmation.Ask(var refreshToken) -> confirmed(session, refreshToken);
            case Confirmation.AskedBeside _, Confirmation.NotAsked _ -> true;
            case Confirmation.Lost _ -> {
                sessions.end(session);
                yield false;
            }
        };
    }

    /** Whether the issuer still confirms it. */
    private boolean confirmed(Session session, String refreshToken) {
        try {
            var confirmed = tokens.refresh(session.portal(), refreshToken);
            if (confirmed
                    .person()
                    .filter(person -> !person.objectId().equals(session.person().objectId()))
                    .isPresent()) {
                throw new SignInRefused("Another account answers.");
            }
            sessions.confirmed(session, confirmed.refreshToken().orElse(refreshToken));
            return true;
        } catch (SignInRefused e) {
            sessions.end(session);
            return false;
        } catch (SignInUnavailable e) {
            sessions.unconfirmed(session);
            throw e;
        }
    }
}
