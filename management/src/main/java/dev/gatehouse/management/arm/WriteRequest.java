package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.ApiVersion;

import java.util.Map;
import java.util.Optional;

/**
 * What a write asks, apart from which resource.
 *
 * @param ifMatch the header's value
 * @param query names as ARM writes them
 * @param body empty for a link
 * @param patch whether it changes only what it names
 * @param gathered what a behaviour brought along for itself, see {@link ResourceBehaviour#gather}
 */
public record WriteRequest(
        Principal principal,
        ApiVersion apiVersion,
        Optional<String> ifMatch,
        Map<String, String> query,
        ObjectNode body,
        boolean patch,
        Optional<Object> gathered) {

    /** As it was asked. */
    public WriteRequest(
            Principal principal,
            ApiVersion apiVersion,
            Optional<String> ifMatch,
            Map<String, String> query,
            ObjectNode body,
            boolean patch) {
        this(principal, apiVersion, ifMatch, query, body, patch, Optional.empty());
    }

    /** {@code properties} of the body. */
    public ObjectNode properties() {
        return body.get("properties") instanceof ObjectNode properties ? properties : Json.object();
    }

    /** The same with another body. */
    public WriteRequest holding(ObjectNode newBody) {
        return new WriteRequest(principal, apiVersion, ifMatch, query, newBody, patch, gathered);
    }

    /** The same with something that was gathered for it. */
    public WriteRequest with(Object brought) {
        return new WriteRequest(principal, apiVersion, ifMatch, query, body, patch, Optional.of(brought));
    }

    @Override
    public String toString() {
        return "WriteRequest[" + principal + "]";
    }
}
