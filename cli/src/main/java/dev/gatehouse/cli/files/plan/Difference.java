package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * A property that would change.
 *
 * @param property its name, with dots
 * @param before absent if it has none
 * @param after absent if it is taken away
 * @param secret whether neither value may be shown
 */
public record Difference(String property, Optional<JsonNode> before, Optional<JsonNode> after, boolean secret) {}
