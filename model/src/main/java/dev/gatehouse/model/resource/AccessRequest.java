package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A developer's wish that an application of theirs may call a product; Gatehouse's addition.
 *
 * @param message what the developer says about it
 * @param comment what the manager who decided says about it
 * @param requesterId the application's owner, while it waits
 * @param decidedBy who decided; absent where nobody had to
 */
public record AccessRequest(
        @Rule(required = true, refersTo = "clientApplications")
        String applicationId,

        @Rule(required = true, refersTo = "products") String productId,
        @Rule(max = 1000) Optional<String> message,
        @Rule(kept = true, initial = "\"pending\"") State state,
        @Rule(kept = true, max = 1000) Optional<String> comment,
        @Rule(access = Access.READ_ONLY, refersTo = "users") Optional<String> requesterId,
        @Rule(access = Access.READ_ONLY) Optional<Instant> createdDate,
        @Rule(access = Access.READ_ONLY) Optional<Instant> decidedDate,
        @Rule(access = Access.READ_ONLY) Optional<String> decidedBy,
        @Rule(access = Access.READ_ONLY) Optional<String> applicationName,
        @Rule(access = Access.READ_ONLY) Optional<String> productName,
        @Rule(access = Access.READ_ONLY) Optional<String> requesterName) {

    /** What became of it. */
    public enum State implements WireName {
        PENDING,
        APPROVED,
        REJECTED,
        /** Taken back, or what it was about went. */
        CANCELLED;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
