package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.UUID;

/**
 * A resource as it is kept. The trees are not to be changed; {@link Draft} has copies that are.
 *
 * @param uid random, fixed when the resource was made; names at the identity provider are made from it
 * @param document what is given back, without {@code id}, {@code type} and {@code name}
 * @param internal what is never given back: sealed values, hashes, what was observed
 * @param revision the revision of its last change: its ETag
 * @param order grows with creation; ties are broken by it
 */
public record Resource(
        ResourceId id,
        String uid,
        ObjectNode document,
        ObjectNode internal,
        long revision,
        Instant created,
        long order) {

    /** One that is not there yet. */
    public static Resource made(ResourceId id, ObjectNode document, Instant now) {
        return new Resource(id, UUID.randomUUID().toString(), document, Json.object(), 0, now, Long.MAX_VALUE);
    }

    /** This with other trees. */
    public Resource holding(ObjectNode newDocument, ObjectNode newInternal) {
        return new Resource(id, uid, newDocument, newInternal, revision, created, order);
    }

    /** {@code properties} of the document. */
    public ObjectNode properties() {
        return Json.properties(document);
    }

    /** {@code properties} as their record. */
    public <T extends Record> T as(Class<T> record) {
        return Records.read(properties(), record);
    }

    @Override
    public String toString() {
        return "Resource[" + id + ", revision " + revision + "]";
    }
}
