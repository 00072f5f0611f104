package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * A cache beside the gateway's own.
 *
 * @param connectionString a reference to a named value
 * @param useFromLocation {@code default}, or the region whose gateways use it
 */
public record ExternalCache(
        @Rule(max = 2000) Optional<String> description,
        @Rule(required = true, min = 1, max = 300) String connectionString,
        @Rule(required = true, min = 1, max = 256) String useFromLocation,
        @Rule(max = 2000) Optional<String> resourceId) {

    @Override
    public String toString() {
        return "ExternalCache[" + useFromLocation + "]";
    }
}
