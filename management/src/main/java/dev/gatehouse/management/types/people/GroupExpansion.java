package dev.gatehouse.management.types.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Resource;

import java.util.List;

/** {@code groups} of what a list with {@code expandGroups} shows. */
final class GroupExpansion {
    private GroupExpansion() {}

    static void put(ObjectNode properties, List<Resource> groups) {
        var array = properties.putArray("groups");
        groups.forEach(group -> array.addObject()
                .put("id", group.id().path())
                .put("name", group.id().name())
                .setAll(group.properties().deepCopy()));
    }
}
