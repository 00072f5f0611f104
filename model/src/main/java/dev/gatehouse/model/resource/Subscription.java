package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The right to call a product, an API or all APIs with either of two keys.
 *
 * @param scope the id of a product or an API, {@code …/apis} for all APIs, or the service's own id
 * @param ownerId the user that it is for
 * @param expirationDate for the record: nothing expires by it
 */
public record Subscription(
        @Rule(required = true, min = 1, max = 100) String displayName,
        @Rule(required = true) String scope,
        @Rule(refersTo = "users") Optional<String> ownerId,
        @Rule(kept = true, initial = "\"submitted\"") State state,
        @Rule(initial = "false") boolean allowTracing,
        @Rule(access = Access.SECRET, min = 1, max = 256) Optional<String> primaryKey,
        @Rule(access = Access.SECRET, min = 1, max = 256) Optional<String> secondaryKey,
        @Rule(kept = true) Optional<String> stateComment,
        @Rule(kept = true) Optional<Instant> expirationDate,
        @Rule(access = Access.READ_ONLY) Optional<Instant> createdDate,
        @Rule(access = Access.READ_ONLY) Optional<Instant> startDate,
        @Rule(access = Access.READ_ONLY) Optional<Instant> endDate,
        @Rule(access = Access.READ_ONLY) Optional<Instant> notificationDate) {

    @Override
    public String toString() {
        return "Subscription[" + displayName + "]";
    }

    /** Where it stands in its life; only an active one opens anything. */
    public enum State implements WireName {
        SUSPENDED,
        ACTIVE,
        EXPIRED,
        SUBMITTED,
        REJECTED,
        CANCELLED;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
