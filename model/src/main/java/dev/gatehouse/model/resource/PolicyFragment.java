package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.Locale;
import java.util.Optional;

/**
 * Policies that documents include by the fragment's name.
 *
 * @param value a document whose root is {@code <fragment>}
 */
public record PolicyFragment(
        @Rule(required = true, min = 1, max = 512 * 1024) String value,
        @Rule(max = 1000) Optional<String> description,
        @Rule(initial = "\"xml\"") Format format,
        @Rule(access = Access.READ_ONLY) Optional<String> provisioningState) {

    /** How the value is written. */
    public enum Format implements WireName {
        XML,
        /** Expressions stand unescaped. */
        RAWXML;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
