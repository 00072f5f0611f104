package dev.gatehouse.management.types.tags;

import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.types.Names;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.TagTypes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tags: what has one loses it when it goes. */
final class TagType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(TagTypes.TAGS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        Names.unique(draft, view, "displayName", problems);
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var tag = deletion.resource().id();
        Assignments.of(change, tag).forEach(assignment -> change.remove(assignment.id()));
        var scope = tag.parent().orElseThrow();
        Catalogue.child(scope.type(), "apis")
                .flatMap(apis -> Catalogue.child(apis, "tagDescriptions"))
                .ifPresent(type -> change.below(scope, type).stream()
                        .filter(description -> description.id().name().equalsIgnoreCase(tag.name()))
                        .forEach(description -> change.remove(description.id())));
    }

    /** {@code scope}: {@code apis}, {@code products}, or the id of one API, operation or product. */
    @Override
    public Optional<Predicate<Resource>> narrowing(Resource parent, ResourceView view, Map<String, String> query) {
        return Optional.ofNullable(query.get("scope"))
                .filter(scope -> !scope.isBlank())
                .map(scope -> tag -> Assignments.of(view, tag.id()).stream()
                        .map(Assignments::tagged)
                        .anyMatch(tagged -> within(tagged, scope)));
    }

    private static boolean within(ResourceId tagged, String scope) {
        return Ids.parse(tagged.scope(), scope)
                .filter(one -> !one.names().isEmpty())
                .map(one -> tagged.key().equals(one.key()) || tagged.key().startsWith(one.key() + "/"))
                .orElseGet(() -> tagged.type().segment().equalsIgnoreCase(scope.replace("/", "")));
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of(
                "apiLinks", new TagLinks("apiLinks", "apiId", List.of("apis")),
                "operationLinks", new TagLinks("operationLinks", "operationId", List.of("apis", "operations")),
                "productLinks", new TagLinks("productLinks", "productId", List.of("products")));
    }
}
