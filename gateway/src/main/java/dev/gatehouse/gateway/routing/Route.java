package dev.gatehouse.gateway.routing;

import dev.gatehouse.model.gateway.Entity;

import java.util.Map;

/** Where a request leads. */
public sealed interface Route {

    /**
     * An operation.
     *
     * @param path what follows the API's path, as received, beginning with a slash
     * @param parameters those of the operation's template, decoded
     * @param fault why the operation can only answer 500; empty when it is sound
     */
    record Matched(
            Entity.Api api, Entity.Operation operation, String path, Map<String, String> parameters, String fault)
            implements Route {}

    /**
     * An API, but none of its operations.
     *
     * @param path what follows the API's path, as received, beginning with a slash
     */
    record WithoutOperation(Entity.Api api, String path) implements Route {}

    /** Nothing. */
    record None() implements Route {}
}
