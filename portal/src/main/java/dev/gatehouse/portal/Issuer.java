package dev.gatehouse.portal;

import dev.gatehouse.portal.signin.SignInProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who signs people in: an OpenID provider, as it is known at the moment.
 *
 * @param provider its name in users' {@code identities}
 * @param issuers accepted values of {@code iss} in its id tokens
 * @param authorizeUrl where browsers are sent to sign in
 * @param logoutUrl where browsers are sent to sign out, if it offers that
 * @param tokenUrl the token endpoint, as this process reaches it
 * @param jwksUri its keys, as this process reaches them
 * @param graphUrl of Microsoft Graph as this process reaches it, with its version, where the accounts are kept here
 * @param scope what is asked for
 * @param personClaims of these claims the first that is there names the person
 * @param basic whether secrets are shown in the header, else in the form (RFC 6749, 2.3.1)
 * @param clients each portal's
 */
public record Issuer(
        String provider,
        Set<String> issuers,
        String authorizeUrl,
        Optional<String> logoutUrl,
        String tokenUrl,
        String jwksUri,
        Optional<String> graphUrl,
        String scope,
        List<String> personClaims,
        boolean basic,
        Map<Portal, Client> clients)
        implements SignInProvider {
    /** What is asked for unless somebody configured something else. */
    public static final String SCOPE = "openid profile email offline_access";

    public Issuer {
        issuers = Set.copyOf(issuers);
        personClaims = List.copyOf(personClaims);
        clients = Map.copyOf(clients);
    }

    /**
     * A portal as the provider knows it.
     *
     * @param secret if it was given one
     */
    public record Client(String id, Optional<String> secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    @Override
    public Issuer issuer() {
        return this;
    }

    @Override
    public String client(Portal portal) {
        return clients.get(portal).id();
    }
}
