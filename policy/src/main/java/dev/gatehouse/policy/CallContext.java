package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.Entity;

import java.util.Optional;

/**
 * Who calls what, once it is known.
 *
 * @param service the service's ARM path, in lower case; empty if no service was found
 * @param application the client application, when a token decided
 * @param subscription the subscription, when a key decided
 * @param user the subscription's or application's owner
 */
public record CallContext(
        String service,
        Optional<Entity.Api> api,
        Optional<Entity.Operation> operation,
        Optional<Entity.Product> product,
        Optional<Entity.Application> application,
        Optional<Entity.Subscription> subscription,
        Optional<Entity.User> user) {

    public static final CallContext NONE = new CallContext(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
