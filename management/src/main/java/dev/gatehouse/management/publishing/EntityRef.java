package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.gateway.Entity.Kind;

import java.util.Locale;

/**
 * An entity, and the resource that it is made from.
 *
 * @param id among those of its kind, in lower case
 */
record EntityRef(Kind kind, String id, ResourceId source) {

    /** An entity named by the last names of its resource's path. */
    static EntityRef named(Kind kind, ResourceId source) {
        return new EntityRef(kind, String.join("/", source.names()).toLowerCase(Locale.ROOT), source);
    }
}
