package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An application registered to call products with tokens.
 *
 * @param ownerId the one user that it belongs to
 * @param entraApplicationId its client id
 * @param state what its product links make of it
 * @param enabled whether its tokens count; Gatehouse's addition
 * @param refuseTokensBefore tokens issued before are refused; Gatehouse's addition
 * @param registerFor of one that is made: the products that its owner registers it for without a manager; Gatehouse's addition
 * @param registeredFor what {@code registerFor} named; empty of one that a manager registered
 */
public record ClientApplication(
        @Rule(required = true, min = 1, max = 300) String displayName,
        @Rule(max = 1000) Optional<String> description,
        @Rule(required = true, refersTo = "users") String ownerId,
        @Rule(access = Access.READ_ONLY) Optional<String> entraApplicationId,
        @Rule(access = Access.READ_ONLY) Optional<String> entraTenantId,
        @Rule(access = Access.READ_ONLY) Optional<State> state,
        @Rule(kept = true, initial = "true") boolean enabled,
        @Rule(kept = true) Optional<Instant> refuseTokensBefore,
        @Rule(access = Access.WRITE_ONLY, max = 20) List<String> registerFor,
        @Rule(access = Access.READ_ONLY) List<String> registeredFor) {

    /** What an application or one of its links may do. */
    public enum State implements WireName {
        ACTIVE,
        PENDING,
        APPROVED,
        REJECTED;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
