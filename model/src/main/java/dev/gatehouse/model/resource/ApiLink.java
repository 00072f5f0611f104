package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

/** That a product has an API, under a name of its own. */
public record ApiLink(
        @Rule(required = true, refersTo = "apis") String apiId) {}
