package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session;
import dev.gatehouse.portal.signin.Entrance;

/**
 * What the gateway makes of a developer's token, at an operation that they see. Of a token that is not of an application
 * of theirs they are told nothing; managers ask the ARM API itself.
 */
final class TokenInspector {
    private final Entrance entrance;
    private final Desk desk;
    private final Why why;

    TokenInspector(Entrance entrance, Desk desk, Why why) {
        this.entrance = entrance;
        this.desk = desk;
        this.why = why;
    }

    void addTo(Router.Builder routes) {
        routes.route("POST", "/api/inspector/explain", this::explain);
    }

    private Reply explain(Request request) {
        var session = entrance.requireSession(request, Portal.DEVELOPER);
        var asked = request.json();
        var target = desk.target(
                session, asked.path("api").asText(), asked.path("operation").asText());
        var token = asked.path("token").asText();
        var explained = (ObjectNode) Cause.from(request, request.id(), () -> why.explain(session, target, token));
        if (!theirs(session, explained)) {
            throw new RequestException(
                    403,
                    "NotYourApplication",
                    "The token is not of an application of yours: the gateway's checks of it are for its owner.");
        }
        // The product may be one that they don't see; its audience stands in the token.
        explained.remove("product");
        return Reply.json(200, explained).with("Cache-Control", "no-store");
    }

    private boolean theirs(Session session, ObjectNode explained) {
        try {
            desk.application(session, explained.at("/application/name").asText());
            return true;
        } catch (RequestException e) {
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }
}
