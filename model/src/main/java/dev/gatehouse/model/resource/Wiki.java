package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.List;

/** The documentation of an API or product, in its order. */
public record Wiki(List<Page> documents) {

    /** @param documentationId the name of one of the documentations */
    public record Page(@Rule(required = true, min = 1) String documentationId) {}
}
