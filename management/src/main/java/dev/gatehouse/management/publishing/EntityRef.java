package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.gateway.Entity.Kind;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An entity, and the resource that it is made from.
 *
 * @param id among those of its kind, in lower case
 */
record EntityRef(Kind kind, String id, ResourceId source) {

    /** An entity named by the names on its resource's path; in a workspace, the workspace's is the first. */
    static EntityRef named(Kind kind, ResourceId source) {
        return new EntityRef(kind, id(source), source);
    }

    /** What the entity of a resource is called. */
    static String id(ResourceId source) {
        return String.join("/", source.names()).toLowerCase(Locale.ROOT);
    }

    /** What the entity is called whose resource's id is kept so, such as {@code /workspaces/a/products/b}. */
    static String id(String shortPath) {
        var parts = shortPath.split("/");
        return IntStream.range(0, parts.length)
                .filter(i -> i > 0 && i % 2 == 0)
                .mapToObj(i -> parts[i])
                .collect(Collectors.joining("/"))
                .toLowerCase(Locale.ROOT);
    }
}
