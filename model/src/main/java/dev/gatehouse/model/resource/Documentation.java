package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * A page of documentation.
 *
 * @param content Markdown
 */
public record Documentation(
        @Rule(required = true, min = 1) String title,
        @Rule(max = 1024 * 1024) Optional<String> content) {}
