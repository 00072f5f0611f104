package dev.gatehouse.management.types.tags;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code tags} in the query of a list: those that have any of these tags, named by name or display name. */
final class TaggedLists implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.APIS, Catalogue.OPERATIONS, Catalogue.PRODUCTS);
    }

    @Override
    public Optional<Predicate<Resource>> narrowing(Resource parent, ResourceView view, Map<String, String> query) {
        return Optional.ofNullable(query.get("tags"))
                .filter(names -> !names.isBlank())
                .map(names -> Arrays.stream(names.split(",")).map(String::strip).toList())
                .map(names -> one -> names.stream().anyMatch(name -> has(one.id(), name, view)));
    }

    private static boolean has(ResourceId one, String name, ResourceView view) {
        return Assignments.tags(view, one).stream()
                .anyMatch(tag -> tag.id().name().equalsIgnoreCase(name)
                        || Json.text(tag.properties(), "displayName")
                                .filter(name::equalsIgnoreCase)
                                .isPresent());
    }
}
