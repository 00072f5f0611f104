package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.time.Instant;
import java.util.Optional;

/** What somebody says to an issue. */
public record IssueComment(
        @Rule(required = true, min = 1) String text,
        @Rule(required = true, refersTo = "users") String userId,
        @Rule(kept = true) Optional<Instant> createdDate) {}
