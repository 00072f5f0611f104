package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/** A gateway on a machine of its own, known by a key. */
public record SelfHostedGateway(
        Optional<Location> locationData, @Rule(max = 1000) Optional<String> description) {

    /** Where it stands, in the words of who runs it. */
    public record Location(
            @Rule(required = true, min = 1, max = 256) String name,
            @Rule(max = 256) Optional<String> city,
            @Rule(max = 256) Optional<String> district,
            @Rule(max = 256) Optional<String> countryOrRegion) {}
}
