package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * A resource as it is to be kept from now on.
 *
 * @param name kept as given when the resource is made; later writes don't change its letters' case
 * @param uid for a resource that is made now, if who makes it needed to know it before; else a random one
 * @param document what may be given back; text in it can be filtered by
 * @param internal what never is
 */
public record ResourceWrite(
        ResourceKey key,
        String type,
        String parent,
        String name,
        Optional<String> uid,
        ObjectNode document,
        ObjectNode internal) {

    public static ResourceWrite of(ResourceKey key, String type, String parent, String name, ObjectNode document) {
        return new ResourceWrite(
                key, type, parent, name, Optional.empty(), document, JsonNodeFactory.instance.objectNode());
    }

    /** The same key and type with other trees. */
    public static ResourceWrite of(StoredResource there, ObjectNode document, ObjectNode internal) {
        return new ResourceWrite(
                there.key(), there.type(), there.parent(), there.name(), Optional.empty(), document, internal);
    }

    public ResourceWrite withUid(String uid) {
        return new ResourceWrite(key, type, parent, name, Optional.of(uid), document, internal);
    }

    public ResourceWrite withInternal(ObjectNode internal) {
        return new ResourceWrite(key, type, parent, name, uid, document, internal);
    }
}
