package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.BrowserSessions;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /{tenant}/oauth2/v2.0/logout} (OpenID Connect RP-Initiated Logout): ends the browser's session. The browser goes
 * on to {@code post_logout_redirect_uri} only where that is a redirect URI of the client that is named, by {@code
 * client_id} or {@code id_token_hint}.
 */
final class LogoutEndpoint {
    private final TenantDatabase database;
    private final BrowserSessions sessions;
    private final LoginClients clients;
    private final Supplier<KeySet> keys;

    LogoutEndpoint(TenantDatabase database, BrowserSessions sessions, LoginClients clients, Supplier<KeySet> keys) {
        this.database = database;
        this.sessions = sessions;
        this.clients = clients;
        this.keys = keys;
    }

    Reply get(Request request) {
        return end(request, request.query());
    }

    Reply post(Request request) {
        return end(request, request.form());
    }

    private Reply end(Request request, Parameters sent) {
        Cookies.value(request, AuthorizeEndpoint.SESSION)
                .ifPresent(id -> database.write(directory -> {
                    sessions.end(directory, id);
                    return id;
                }));
        return next(sent)
                .map(uri -> Pages.bare(Reply.empty(303)).with("Location", uri))
                .orElseGet(Pages::signedOut)
                .plus("Set-Cookie", Cookies.gone(AuthorizeEndpoint.SESSION));
    }

    private Optional<String> next(Parameters sent) {
        var uri = sent.single("post_logout_redirect_uri");
        var client =
                sent.single("client_id").or(() -> sent.single("id_token_hint").flatMap(this::audience));
        return uri.filter(text ->
                        client.filter(id -> clients.isRedirectUri(id, text)).isPresent())
                .map(text -> sent.single("state")
                        .map(state ->
                                text + (text.contains("?") ? "&" : "?") + "state=" + PercentEncoding.encode(state))
                        .orElse(text));
    }

    /** Of an id token of this tenant; it may have expired. */
    private Optional<String> audience(String hint) {
        try {
            var token = UnverifiedToken.parse(hint);
            return TokenVerifier.verify(token, keys.get(), Set.of(SignatureAlgorithm.RS256))
                    .claims()
                    .texts("aud")
                    .stream()
                    .findFirst();
        } catch (TokenRefused e) {
            return Optional.empty();
        }
    }
}
