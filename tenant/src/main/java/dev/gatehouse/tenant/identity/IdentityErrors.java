package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.ErrorRenderer;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.tenant.token.TokenRequestRefused;

import java.util.Optional;

/** Errors of the identity door, in the words that App Service and IMDS use, so that every SDK finds its own. */
final class IdentityErrors implements ErrorRenderer {

    @Override
    public Optional<Reply> render(Request request, RuntimeException failure) {
        return switch (failure) {
            case IdentityRefused refused ->
                Optional.of(reply(request, refused.status(), refused.error(), refused.getMessage()));
            case TokenRequestRefused refused ->
                Optional.of(reply(
                        request,
                        400,
                        refused.fault().error(),
                        "AADSTS" + refused.fault().number() + ": " + refused.getMessage()));
            case RequestException refused ->
                Optional.of(reply(request, refused.status(), "invalid_request", refused.getMessage()));
            default -> Optional.empty();
        };
    }

    private static Reply reply(Request request, int status, String error, String message) {
        var body = Json.object();
        body.put("statusCode", status);
        body.put("error", error);
        body.put("error_description", message);
        body.put("message", message);
        body.put("correlationId", request.id());
        return Reply.json(status, body).with("Cache-Control", "no-store");
    }
}
