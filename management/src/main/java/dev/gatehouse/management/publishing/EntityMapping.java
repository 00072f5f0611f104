package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.gateway.Entity;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How resources of one type become entities.
 *
 * @param type whose changes matter, also in workspaces
 * @param entity which entity a change of such a resource is about
 * @param make the entity, from the resource that the reference names as its source
 */
record EntityMapping(
        ResourceType type, Function<ResourceId, EntityRef> entity, BiFunction<Resource, ResourceView, Entity> make) {

    /** The entity as it is now; empty if it isn't there. */
    Optional<Entity> now(EntityRef ref, ResourceView view) {
        return view.find(ref.source()).map(resource -> make.apply(resource, view));
    }
}
