package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/** An address that is told of something. */
public record RecipientEmail(
        @Rule(access = Access.READ_ONLY) Optional<String> email) {}
