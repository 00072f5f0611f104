package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.RedirectUris;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.util.Optional;

/** Finds the application that wants somebody to sign in, and whether a redirect URI is its own. */
final class LoginClients {
    private final TenantDatabase database;

    LoginClients(TenantDatabase database) {
        this.database = database;
    }

    /** @throws AuthorizeRefused shown to the user alone: nobody is ever sent to a URI that is not registered */
    Target target(String clientId, String redirectUri, Target.Mode mode, Optional<String> state) {
        return database.read(directory -> target(directory, clientId, redirectUri, mode, state));
    }

    private static Target target(
            Directory directory, String clientId, String redirectUri, Target.Mode mode, Optional<String> state) {
        var principal = Directory.isGuid(clientId)
                ? directory.servicePrincipals().withAppId(clientId)
                : Optional.<dev.gatehouse.tenant.directory.ServicePrincipal>empty();
        if (principal.isEmpty()) {
            throw AuthorizeRefused.shown(
                    "unauthorized_client",
                    700016,
                    "The application that sent you here is not registered in this tenant.");
        }
        if (!principal.get().enabled()) {
            throw AuthorizeRefused.shown(
                    "unauthorized_client", 7000112, "The application that sent you here is disabled.");
        }
        var uris = RedirectUris.ofClient(directory, principal.get().appId());
        if (!uris.contain(redirectUri)) {
            throw AuthorizeRefused.shown(
                    "invalid_request",
                    50011,
                    "The redirect URI specified in the request does not match the redirect URIs configured for the"
                            + " application '" + principal.get().appId()
                            + "'. They must be the same, character by character.");
        }
        return new Target(
                principal.get().appId(),
                principal.get().displayName(),
                redirectUri,
                uris.areOpenAt(redirectUri),
                mode,
                state);
    }

    /** Whether the browser may be sent there after somebody signed out. */
    boolean isRedirectUri(String clientId, String uri) {
        return database.read(
                directory -> directory.servicePrincipals().withAppId(clientId).isPresent()
                        && RedirectUris.ofClient(directory, clientId).contain(uri));
    }
}
