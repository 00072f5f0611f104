package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is answered with.
 *
 * @param headers by name; the door adds those that every reply has
 * @param body JSON; what is none stands as a binary node, and the header {@code Content-Type} says what it is
 * @param revision the revision that holds what the reply tells; 0 if it tells nothing kept
 */
public record ArmReply(int status, Map<String, String> headers, Optional<JsonNode> body, long revision) {
    public ArmReply {
        headers = Map.copyOf(headers);
    }

    public static ArmReply of(int status) {
        return new ArmReply(status, Map.of(), Optional.empty(), 0);
    }

    public static ArmReply of(int status, JsonNode body) {
        return new ArmReply(status, Map.of(), Optional.of(body), 0);
    }

    /** One whose body isn't JSON, or of another kind. */
    public static ArmReply of(int status, String contentType, byte[] content) {
        return new ArmReply(status, Map.of("Content-Type", contentType), Optional.of(BinaryNode.valueOf(content)), 0);
    }

    /** The same with another status; 204 has no body. */
    public ArmReply status(int other) {
        return new ArmReply(other, headers, other == 204 ? Optional.empty() : body, revision);
    }

    public ArmReply with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ArmReply(status, all, body, revision);
    }

    /** With the ETag of that revision. */
    public ArmReply tagged(long etag) {
        return with("ETag", Preconditions.etag(etag));
    }

    public ArmReply at(long newRevision) {
        return new ArmReply(status, headers, body, newRevision);
    }

    /** The same without a body, as HEAD answers. */
    public ArmReply bare() {
        return new ArmReply(status, headers, Optional.empty(), revision);
    }

    @Override
    public String toString() {
        return "ArmReply[" + status + "]";
    }
}
