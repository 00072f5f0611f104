package dev.gatehouse.model.gateway;

import java.util.List;

/**
 * Answers which checks a token passes for an operation, in the gateway's order, by the gateway's own code. The
 * gateway implements it; management calls it.
 */
public interface AccessExplainer {

    /**
     * @param service the service's ARM path, in lower case
     * @param operationId {@code apiId/operationId}
     * @param token the compact form of a JWT; it is not kept
     */
    Explanation explain(String service, String operationId, String token);

    /** Every check, the first failed one being why the call would be refused. */
    record Explanation(boolean allowed, List<Check> checks) {}

    /** One check. {@code detail} says in a sentence what was found. */
    record Check(AccessOutcome failsAs, boolean passed, boolean reached, String detail) {}
}
