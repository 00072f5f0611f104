package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.tenant.token.IdentityTokens;
import dev.gatehouse.tenant.token.IssuedToken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Tokens of managed identities in the App Service form (facts/entra-and-graph.md §8): {@code GET /msi/token} with the
 * secret header. Whoever has a browser open can be made to send requests to loopback, so what names another host or came
 * through a proxy is refused.
 */
public final class IdentityDoor {
    /** Where it is, below the door's address; {@code IDENTITY_ENDPOINT} ends in it. */
    public static final String PATH = "/msi/token";

    private static final String API_VERSION = "2019-08-01";
    private final IdentityTokens tokens;
    private final byte[] secret;

    /** @param secret the value of {@code IDENTITY_HEADER} */
    public IdentityDoor(IdentityTokens tokens, String secret) {
        this.tokens = tokens;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public Handler handler() {
        return Router.builder()
                .errors(new IdentityErrors())
                .route("GET", PATH, this::token)
                .build();
    }

    private Reply token(Request request) {
        LocalCaller.require(request);
        authenticate(request);
        if (!API_VERSION.equals(request.query().first("api-version").orElse(""))) {
            throw new IdentityRefused(400, "invalid_request", "The parameter api-version is " + API_VERSION + ".");
        }
        var resource = AskedIdentity.resource(request);
        return reply(AskedIdentity.token(tokens, request, resource), resource);
    }

    private void authenticate(Request request) {
        var sent = request.headers().all("X-IDENTITY-HEADER");
        if (sent.size() != 1 || !MessageDigest.isEqual(sent.getFirst().getBytes(StandardCharsets.UTF_8), secret)) {
            throw new IdentityRefused(
                    401, "unauthorized", "The header X-IDENTITY-HEADER is not the value of IDENTITY_HEADER.");
        }
    }

    private static Reply reply(IssuedToken token, String resource) {
        var body = Json.object();
        body.put("access_token", token.value());
        body.put("expires_on", Long.toString(token.expires().getEpochSecond()));
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        body.put("client_id", token.clientId());
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }
}
