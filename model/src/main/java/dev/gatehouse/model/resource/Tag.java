package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

/**
 * A word by which APIs, operations and products are found together.
 *
 * @param displayName unique among the tags of its scope
 */
public record Tag(@Rule(required = true, min = 1, max = 160) String displayName) {}
