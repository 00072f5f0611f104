package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.Optional;

/**
 * A group of users.
 *
 * @param builtIn whether it is one of the three that the service comes with
 * @param externalId the group's id at an identity provider, of an external group
 */
public record Group(
        @Rule(required = true, min = 1, max = 300) String displayName,
        @Rule(max = 1000) Optional<String> description,
        @Rule(access = Access.READ_ONLY, initial = "false") boolean builtIn,
        @Rule(kept = true, initial = "\"custom\"") Type type,
        @Rule(kept = true) Optional<String> externalId) {

    /** Where its members are kept. */
    public enum Type implements WireName {
        CUSTOM,
        SYSTEM,
        EXTERNAL;

        @Override
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
