package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/** A user who is told of something. */
public record RecipientUser(
        @Rule(access = Access.READ_ONLY, refersTo = "users") Optional<String> userId) {}
