package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * A kind of content of a developer portal.
 *
 * @param id its own, as the portal knows it
 * @param schema JSON schema of its items
 */
public record ContentType(
        Optional<String> id,
        @Rule(required = true, min = 1) String name,
        Optional<String> description,
        Optional<Object> schema,
        Optional<String> version) {}
