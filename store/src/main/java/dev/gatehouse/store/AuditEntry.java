package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the audit log. No secret stands in it, only the names of those that were touched.
 *
 * @param id grows in the order of commits; 0 until it is written
 * @param target the resource's key
 * @param resource the resource's full ARM id, in the case that it is known by
 * @param operation what was done, such as {@code Microsoft.ApiManagement/service/products/write}
 * @param outcome {@code Succeeded}, or {@code Failed} and the code of the refusal
 * @param before the resource's document before it; empty if it wasn't there, or wasn't changed
 * @param after the document after it; empty if it is gone, or wasn't changed
 * @param secrets names of secrets that were set, shown or taken away
 */
public record AuditEntry(
        long id,
        Instant at,
        Actor actor,
        Origin origin,
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

    /**
     * Who did it.
     *
     * @param objectId of the principal
     * @param kind {@code User}, {@code ServicePrincipal}, or {@code Server} for the server itself
     * @param appId client id of the application that called; empty where none did
     * @param name what the principal is called
     */
    public record Actor(String objectId, String kind, String appId, String name) {}

    /**
     * From where; all empty for the server itself.
     *
     * @param address the network address
     * @param userAgent what the program called itself
     * @param request the id of the request
     * @param correlation the id that a client gave a series of requests
     */
    public record Origin(String address, String userAgent, String request, String correlation) {
        /** The server itself. */
        public static final Origin SERVER = new Origin("", "", "", "");
    }
}
