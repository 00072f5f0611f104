package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;

import java.util.Locale;
import java.util.Optional;

/**
 * Keeps secret values of resources: sealed, to be read again by who may, and hashed, to be found again. A sealed value
 * opens only in the resource and at the property that it was sealed for.
 */
public final class Sealing {
    private static final String SEALED = "sealed";
    private static final String HASHED = "hashed";

    private final SealKey seal;
    private final KeyedHash hash;

    public Sealing(SealKey seal, KeyedHash hash) {
        this.seal = seal;
        this.hash = hash;
    }

    /** Puts a value into what is kept of a draft and never given back. */
    public void keep(Draft draft, String property, String value) {
        keep(draft.internal(), draft.id(), draft.uid(), property, value);
    }

    /** The resource with a value in what is kept of it and never given back. */
    public Resource keep(Resource resource, String property, String value) {
        var internal = resource.internal().deepCopy();
        keep(internal, resource.id(), resource.uid(), property, value);
        return resource.holding(resource.document(), internal);
    }

    private void keep(ObjectNode internal, ResourceId id, String uid, String property, String value) {
        branch(internal, SEALED).put(property, seal.seal(value, context(id, uid, property)));
        branch(internal, HASHED).put(property, hash.of(value));
    }

    /** Takes a value out of what is kept. */
    public static void forget(ObjectNode internal, String property) {
        branch(internal, SEALED).remove(property);
        branch(internal, HASHED).remove(property);
    }

    /** The value kept there, if there is one. */
    public Optional<String> open(Resource resource, String property) {
        return Json.text(resource.internal().path(SEALED), property)
                .map(kept -> seal.open(kept, context(resource.id(), resource.uid(), property)));
    }

    /** The keyed hash of the value kept there, if there is one. */
    public static Optional<String> hash(Resource resource, String property) {
        return Json.text(resource.internal().path(HASHED), property);
    }

    /** A text that only this service can read and make, for a purpose that it names; base64url. */
    public String ticket(String purpose, String text) {
        return seal.seal(text, "ticket:" + purpose);
    }

    /** What a ticket for that purpose says; empty if it isn't one. */
    public Optional<String> read(String purpose, String ticket) {
        try {
            return Optional.of(seal.open(ticket, "ticket:" + purpose));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The keyed hash that a value would be kept with. */
    public String hash(String value) {
        return hash.of(value);
    }

    private static ObjectNode branch(ObjectNode internal, String name) {
        return internal.get(name) instanceof ObjectNode there ? there : internal.putObject(name);
    }

    private static String context(ResourceId id, String uid, String property) {
        return id.type().path().toLowerCase(Locale.ROOT) + ":" + uid + ":" + property;
    }
}
