package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an expression can name beside itself; it changes with the place where the expression stands. */
public interface Scope {

    /** @throws ExpressionException if the template has no such parameter, or it has no value */
    JsonNode parameter(String name);

    /** @throws ExpressionException if the template has no such variable */
    JsonNode variable(String name);

    /**
     * Where a copy loop stands.
     *
     * @param loop empty for the innermost
     * @throws ExpressionException outside of one
     */
    int copyIndex(Optional<String> loop);

    /** The service's resource group: {@code id}, {@code name}, {@code location} … */
    ObjectNode resourceGroup();

    /** The service's Azure subscription. */
    ObjectNode subscription();

    /** The tenant. */
    ObjectNode tenant();

    /** This deployment. */
    ObjectNode deployment();

    /**
     * What a resource holds, of the deployment or of the server.
     *
     * @param name its id, its name in the deployment, or its symbolic name
     * @param full whether the envelope is asked for too
     */
    JsonNode reference(String name, boolean full);

    /** The moment of the deployment. @throws ExpressionException where Azure allows no {@code utcNow} or {@code newGuid} */
    Instant now();

    /** Calls a function of the template's own, if it has it. */
    Optional<JsonNode> call(String name, List<JsonNode> arguments);
}
