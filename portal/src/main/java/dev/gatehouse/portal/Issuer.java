package dev.gatehouse.portal;

import java.util.Map;
import java.util.Set;

/**
 * Who signs people in: an OpenID provider.
 *
 * @param issuers accepted values of {@code iss} in its id tokens
 * @param authorizeUrl where browsers are sent to sign in
 * @param logoutUrl where browsers are sent to sign out
 * @param tokenUrl the token endpoint, as this process reaches it
 * @param jwksUri its keys, as this process reaches them
 * @param clients the client id of each portal
 */
public record Issuer(
        Set<String> issuers,
        String authorizeUrl,
        String logoutUrl,
        String tokenUrl,
        String jwksUri,
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
