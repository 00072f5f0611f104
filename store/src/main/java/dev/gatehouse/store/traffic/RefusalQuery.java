package dev.gatehouse.store.traffic;

import dev.gatehouse.model.gateway.AccessOutcome;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the last refusals, the newest first.
 *
 * @param service the service's key
 * @param since not older
 * @param applications of one of these client applications, by id in lower case; empty for any
 * @param outcomes with one of these; empty for any
 * @param apis of one of these APIs, by id in lower case; empty for any
 * @param products of one of these products, by id in lower case; empty for any
 * @param before with a smaller {@link Refusal#id}, to go on where a page ended
 * @param top how many at most
 */
public record RefusalQuery(
        String service,
        Optional<Instant> since,
        Set<String> applications,
        Set<AccessOutcome> outcomes,
        Set<String> apis,
        Set<String> products,
        long before,
        int top) {
    public RefusalQuery {
        applications = Set.copyOf(applications);
        outcomes = Set.copyOf(outcomes);
        apis = Set.copyOf(apis);
        products = Set.copyOf(products);
    }

    /** The newest. */
    public static RefusalQuery of(String service, int top) {
        return new RefusalQuery(service, Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of(), Long.MAX_VALUE, top);
    }
}
