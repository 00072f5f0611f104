package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A resource as it is kept. The trees are this reader's own.
 *
 * @param type such as {@code products} or {@code apis/operations}
 * @param parent the path of what it stands below
 * @param name its own name, as it was first written
 * @param uid random, fixed when the resource was made; a resource deleted and made again has another
 * @param ordinal grows with creation over the whole store
 * @param revision of its last change: its ETag
 * @param document what may be given back
 * @param internal what never is: sealed values, what was observed
 */
public record StoredResource(
        ResourceKey key,
        String type,
        String parent,
        String name,
        String uid,
        long ordinal,
        long revision,
        Instant created,
        Instant updated,
        ObjectNode document,
        ObjectNode internal) {

    /** Without the trees: they may hold what is not for logs. */
    @Override
    public String toString() {
        return "StoredResource[" + key + ", revision " + revision + "]";
    }
}
