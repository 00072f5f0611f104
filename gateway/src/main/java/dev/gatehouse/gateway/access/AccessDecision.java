package dev.gatehouse.gateway.access;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;

import java.util.Optional;

/** Whether a call may be made: the answer of {@link AccessTable}. */
public sealed interface AccessDecision {

    /**
     * It may, as these.
     *
     * @param product the product whose policies run
     * @param application the client application, when a token decided
     * @param subscription the subscription, when a key decided
     * @param user the application's or subscription's owner
     */
    record Allowed(
            Optional<Entity.Product> product,
            Optional<Entity.Application> application,
            Optional<Entity.Subscription> subscription,
            Optional<Entity.User> user)
            implements AccessDecision {}

    /**
     * It may not.
     *
     * @param detail the whole reason, for operators only
     * @param product the product that a token was for
     * @param application who called, once the token was known to be genuine
     */
    record Refused(
            AccessOutcome outcome,
            String detail,
            Optional<Entity.Product> product,
            Optional<Entity.Application> application)
            implements AccessDecision {}

    /** It can't be said before the token's signature was looked at. */
    record AwaitsSignature() implements AccessDecision {}
}
