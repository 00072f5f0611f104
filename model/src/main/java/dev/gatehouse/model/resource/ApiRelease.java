package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.time.Instant;
import java.util.Optional;

/**
 * That a revision of an API became the current one.
 *
 * @param apiId the revision, {@code /apis/{id};rev=N}
 * @param notes what callers should know of the change
 */
public record ApiRelease(
        @Rule(required = true) String apiId,
        Optional<String> notes,
        @Rule(access = Access.READ_ONLY) Optional<Instant> createdDateTime,
        @Rule(access = Access.READ_ONLY) Optional<Instant> updatedDateTime) {}
