package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.ErrorRenderer;
import dev.gatehouse.http.MethodNotAllowedException;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.tenant.token.TokenRequestRefused;

import java.util.Optional;

/** What goes wrong while somebody signs in: told to the application, or shown to the user. */
final class AuthorizeErrors implements ErrorRenderer {

    @Override
    public Optional<Reply> render(Request request, RuntimeException failure) {
        return switch (failure) {
            case AuthorizeRefused refused -> Optional.of(reply(request, refused));
            case TokenRequestRefused refused ->
                Optional.of(Pages.problem(
                        refused.fault().status(),
                        "AADSTS" + refused.fault().number() + ": " + refused.getMessage(),
                        request.id()));
            case MethodNotAllowedException method ->
                Optional.of(
                        Pages.problem(405, method.getMessage(), request.id()).with("Allow", method.allow()));
            case RequestException refused ->
                Optional.of(Pages.problem(refused.status(), refused.getMessage(), request.id()));
            default -> Optional.empty();
        };
    }

    static Reply reply(Request request, AuthorizeRefused refused) {
        return refused.target()
                .map(target -> AuthorizeResponse.error(target, refused))
                .orElseGet(() -> Pages.problem(400, refused.description(), request.id()));
    }
}
