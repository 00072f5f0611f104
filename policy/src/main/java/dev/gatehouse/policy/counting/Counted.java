package dev.gatehouse.policy.counting;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.CallContext;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose calls are counted: the subscription of a call that a key let in, and, unlike Azure, the application together
 * with the product of a call that a token let in. Other calls are not counted.
 *
 * @param key tells it from all others of its service
 * @param anchor an instant at which a period of a quota begins
 */
public record Counted(String key, Instant anchor) {

    /**
     * Where the periods of an application begin: a Monday, at midnight UTC, so that periods of a day, a week or four
     * weeks begin at midnight and those of weeks on a Monday.
     */
    public static final Instant APPLICATION_ANCHOR = Instant.parse("2024-01-01T00:00:00Z");

    /** Who it is for this call. */
    public static Optional<Counted> of(CallContext context) {
        Optional<Entity.Subscription> subscription = context.subscription();
        if (subscription.isPresent()) {
            Entity.Subscription found = subscription.get();
            return Optional.of(
                    new Counted("subscription/" + found.id(), found.startDate().orElse(found.createdDate())));
        }
        return context.application()
                .map(application -> new Counted(
                        "application/" + application.id() + "/"
                                + context.product().map(Entity.Product::id).orElse(""),
                        APPLICATION_ANCHOR));
    }
}
