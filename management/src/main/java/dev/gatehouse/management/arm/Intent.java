package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * Something that is to be done elsewhere, kept beside the resources: written, amended and taken away in their
 * transactions (docs/architecture.md, "A change"). Never holds a secret value.
 *
 * @param id grows in the order in which intents are written
 * @param kind what is to be done; its owner's word
 * @param payload what is known of it, not to be changed
 */
public record Intent(long id, String kind, ObjectNode payload, Instant written) {
    @Override
    public String toString() {
        return "Intent[" + id + " " + kind + "]";
    }
}
