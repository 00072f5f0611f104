package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

/** That a group sees a product, under a name of its own. */
public record GroupLink(
        @Rule(required = true, refersTo = "groups") String groupId) {}
