package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the audit log. No secret stands in it, only the names of those that were touched.
 *
 * @param id grows in the order of commits; 0 until it is written
 * @param actor the object id of who did it
 * @param actorName what they are called
 * @param origin the network address that they came from; empty for the server itself
 * @param request the id of the request that it was done for; empty for the server itself
 * @param target the resource's key
 * @param resource the resource's full ARM id, in the case that it is known by
 * @param operation what was done, such as {@code Microsoft.ApiManagement/service/products/write}
 * @param outcome {@code Succeeded} or {@code Failed}
 * @param before the resource's document before it; empty if it wasn't there, or wasn't changed
 * @param after the document after it; empty if it is gone, or wasn't changed
 * @param secrets names of secrets that were set, shown or taken away
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String actorName,
        String origin,
        String request,
        ResourceKey target,
        String resource,
        String operation,
        String outcome,
        Optional<ObjectNode> before,
        Optional<ObjectNode> after,
        List<String> secrets) {
    public AuditEntry {
        secrets = List.copyOf(secrets);
    }
}
