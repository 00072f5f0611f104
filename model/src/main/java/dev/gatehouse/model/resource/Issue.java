package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.time.Instant;
import java.util.Optional;

/**
 * What a developer reports about an API.
 *
 * @param userId who
 * @param apiId the API, for whom reads
 */
public record Issue(
        @Rule(required = true, min = 1) String title,
        @Rule(required = true, min = 1) String description,
        @Rule(required = true, refersTo = "users") String userId,

        @Rule(
                oneOf = {"proposed", "open", "removed", "resolved", "closed"},
                initial = "\"proposed\"",
                kept = true)
        String state,

        @Rule(kept = true) Optional<Instant> createdDate,
        @Rule(access = Access.READ_ONLY) Optional<String> apiId) {}
