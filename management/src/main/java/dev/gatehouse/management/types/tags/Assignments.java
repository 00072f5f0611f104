package dev.gatehouse.management.types.tags;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has which tag: the one place where that is kept, under what has it. All is found relative to the tag's scope. */
final class Assignments {
    /** Below a scope, the ways to what can have tags. */
    private static final List<List<String>> TAGGED =
            List.of(List.of("apis"), List.of("apis", "operations"), List.of("products"));

    private Assignments() {}

    /** That this tag is on something, for everything that has it. */
    static List<Resource> of(ResourceView view, ResourceId tag) {
        var scope = tag.parent().orElseThrow();
        return TAGGED.stream()
                .flatMap(way -> type(scope, way).stream())
                .flatMap(type -> of(view, tag, type))
                .toList();
    }

    /** That this tag is on something, for everything of one kind. */
    static Stream<Resource> of(ResourceView view, ResourceId tag, ResourceType type) {
        return view.below(tag.parent().orElseThrow(), type).stream()
                .filter(assignment -> assignment.id().name().equalsIgnoreCase(tag.name()));
    }

    /** The type of assignments at the end of that way below a scope; empty if the scope hasn't it. */
    static Optional<ResourceType> type(ResourceId scope, List<String> way) {
        var type = Optional.of(scope.type());
        for (var segment : way) {
            type = type.flatMap(above -> Catalogue.child(above, segment));
        }
        return type.flatMap(tagged -> Catalogue.child(tagged, "tags"));
    }

    /** What tags something has, in the order in which it got them. */
    static List<Resource> tags(ResourceView view, ResourceId one) {
        return Catalogue.child(one.type(), "tags").stream()
                .flatMap(type -> view.below(one, type).stream())
                .flatMap(assignment -> view.find(tag(assignment)).stream())
                .toList();
    }

    /** The tag. */
    static ResourceId tag(Resource assignment) {
        var scope = tagged(assignment).parent().orElseThrow();
        if (scope.type().segment().equals("apis")) {
            scope = scope.parent().orElseThrow();
        }
        return scope.child(
                Catalogue.child(scope.type(), "tags").orElseThrow(),
                assignment.id().name());
    }

    /** What has the tag. */
    static ResourceId tagged(Resource assignment) {
        return assignment.id().parent().orElseThrow();
    }
}
