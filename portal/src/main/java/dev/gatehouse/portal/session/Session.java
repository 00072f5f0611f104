package dev.gatehouse.portal.session;

import dev.gatehouse.portal.Portal;

import java.time.Instant;

/**
 * A browser in which somebody signed in at one of the portals.
 *
 * @param idHash under which it is kept
 * @param person who signed in
 * @param confirmed when the issuer last said that they still may
 * @param expires when it ends in any case
 */
public record Session(String idHash, Portal portal, Person person, Instant confirmed, Instant expires) {

    /**
     * @param provider who keeps the account, as users' {@code identities} name it
     * @param objectId of the account: what roles are assigned to, and users are joined to
     * @param name for people to read
     * @param account what they sign in with
     */
    public record Person(String provider, String objectId, String name, String account) {}
}
