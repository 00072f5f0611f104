package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/** Something that publishers are told of. What it holds is computed. */
public record Notification(
        @Rule(access = Access.READ_ONLY) Optional<String> title,
        @Rule(access = Access.READ_ONLY) Optional<String> description,
        @Rule(access = Access.READ_ONLY) Optional<Object> recipients) {}
