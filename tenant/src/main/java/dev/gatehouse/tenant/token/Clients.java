package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.List;
import java.util.Optional;

/** Finds the client of a token request. */
final class Clients {
    private Clients() {}

    /**
     * With the credentials of the kind that was sent.
     *
     * @return empty if there is none of that id
     * @throws TokenRequestRefused if it has no standing in the tenant
     */
    static Optional<Client> find(Directory directory, TokenForm form) {
        var clientId = form.clientId();
        boolean asserted = form.assertion().isPresent();
        if (!Directory.isGuid(clientId)) {
            return Optional.empty();
        }
        var principal = directory.servicePrincipals().withAppId(clientId);
        if (principal.isEmpty() && directory.applications().withAppId(clientId).isPresent()) {
            throw new TokenRequestRefused(
                    TokenFault.CLIENT_WITHOUT_PRINCIPAL,
                    "The client application " + clientId + " is missing service principal in the tenant "
                            + directory.tenant().id() + ". See instructions to create one.");
        }
        return principal.map(each -> new Client(
                each,
                asserted ? List.of() : directory.passwords().ofClient(each.appId()),
                asserted ? directory.keys().ofClient(each.appId()) : List.of(),
                asserted ? directory.federatedCredentials().ofClient(each.appId()) : List.of()));
    }

    /**
     * As it is now, after it was authenticated.
     *
     * @throws TokenRequestRefused if it is gone or disabled
     */
    static ServicePrincipal enabled(Directory directory, Client client) {
        return directory
                .servicePrincipals()
                .withId(client.principal().id())
                .filter(ServicePrincipal::enabled)
                .orElseThrow(() -> new TokenRequestRefused(
                        TokenFault.CLIENT_DISABLED,
                        "Application '" + client.principal().appId() + "' is disabled."));
    }
}
