package dev.gatehouse.portal.signin;

import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;

import java.util.Optional;

/** Who signs people in, and what is known of it without asking. */
public interface SignInProvider {
    /**
     * Its endpoints.
     *
     * @throws SignInUnavailable if they are not known, and can't be had now
     */
    Issuer issuer();

    /** The client id of a portal. */
    String client(Portal portal);

    /** Microsoft Graph as this process reaches it, where the accounts are kept here. */
    Optional<String> graphUrl();
}
