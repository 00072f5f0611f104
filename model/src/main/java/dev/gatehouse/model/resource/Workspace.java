package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/** A part of a service that a team has to itself: with APIs, products, subscriptions and more of its own. */
public record Workspace(
        @Rule(required = true, min = 1, max = 300) String displayName,
        @Rule(max = 1000) Optional<String> description) {}
