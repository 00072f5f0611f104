package dev.gatehouse.portal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who signs people in: an OpenID provider.
 *
 * @param provider its name in users' {@code identities}
 * @param issuers accepted values of {@code iss} in its id tokens
 * @param authorizeUrl where browsers are sent to sign in
 * @param logoutUrl where browsers are sent to sign out
 * @param tokenUrl the token endpoint, as this process reaches it
 * @param jwksUri its keys, as this process reaches them
 * @param graphUrl of Microsoft Graph as this process reaches it, with its version, where the accounts are kept here
 * @param clients the client id of each portal
 */
public record Issuer(
        String provider,
        Set<String> issuers,
        String authorizeUrl,
        String logoutUrl,
        String tokenUrl,
        String jwksUri,
        Optional<String> graphUrl,
        Map<Portal, String> clients) {
    public Issuer {
        issuers = Set.copyOf(issuers);
        clients = Map.copyOf(clients);
    }

    /** The client id of a portal. */
    public String client(Portal portal) {
        return clients.get(portal);
    }
}
