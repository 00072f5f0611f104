package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person known to the service: owner of subscriptions and client applications.
 *
 * @param identities the accounts that the person signs in with
 * @param groups filled only where a list is asked to expand it
 * @param confirmation which letter is sent to a new user
 */
public record User(
        @Rule(required = true, min = 1, max = 254, pattern = "[^@\\s]+@[^@\\s]+")
        String email,

        @Rule(required = true, min = 1, max = 100) String firstName,
        @Rule(required = true, min = 1, max = 100) String lastName,
        @Rule(kept = true, initial = "\"active\"") State state,
        Optional<String> note,
        @Rule(kept = true) List<Identity> identities,
        @Rule(access = Access.READ_ONLY) Optional<Instant> registrationDate,
        @Rule(access = Access.READ_ONLY) List<Object> groups,
        @Rule(access = Access.WRITE_ONLY) Optional<String> password,
        @Rule(access = Access.WRITE_ONLY) Optional<Confirmation> confirmation,
        @Rule(access = Access.WRITE_ONLY) Optional<String> appType) {

    @Override
    public String toString() {
        return "User[" + email + "]";
    }

    /** Whether the person may sign in and call. */
    public enum State implements WireName {
        ACTIVE,
        BLOCKED,
        PENDING,
        DELETED;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which letter a new user gets. */
    public enum Confirmation implements WireName {
        SIGNUP,
        INVITE;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An account.
     *
     * @param provider who keeps it, such as {@code Aad}
     * @param id its id there
     */
    public record Identity(Optional<String> provider, Optional<String> id) {}
}
