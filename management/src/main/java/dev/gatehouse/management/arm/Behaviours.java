package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The behaviours of all types, those of workspaces like those of services, in the order in which they were given. */
final class Behaviours {
    private final Map<ResourceType, List<ResourceBehaviour>> byType = new HashMap<>();

    Behaviours(List<ResourceBehaviour> all) {
        for (var behaviour : all) {
            behaviour.types().forEach(type -> {
                add(type, behaviour);
                Catalogue.inWorkspaces(type).ifPresent(twin -> add(twin, behaviour));
            });
        }
    }

    private void add(ResourceType type, ResourceBehaviour behaviour) {
        byType.merge(
                type,
                List.of(behaviour),
                (first, second) ->
                        Stream.concat(first.stream(), second.stream()).toList());
    }

    List<ResourceBehaviour> of(ResourceType type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The fields of a type's lists that aren't kept as the catalogue says, or that it doesn't know. */
    List<ListField> fields(ResourceType type) {
        return of(type).stream()
                .flatMap(behaviour -> behaviour.fields().stream())
                .toList();
    }

    /** The action of that name, in any case. */
    Optional<ResourceAction> action(ResourceType type, String name) {
        return named(type, name, ResourceBehaviour::actions);
    }

    /** The change of the resource itself that is asked by that name, in any case. */
    Optional<Function<ResourceAction.Call, ObjectNode>> transition(ResourceType type, String name) {
        return named(type, name, ResourceBehaviour::transitions);
    }

    /** The names of all actions of a type. */
    List<String> actions(ResourceType type) {
        return of(type).stream()
                .flatMap(behaviour ->
                        Stream.of(behaviour.actions(), behaviour.transitions()).flatMap(all -> all.keySet().stream()))
                .sorted()
                .toList();
    }

    /** The collection kept elsewhere whose path segment that is, in any case. */
    Optional<SubResource> subResource(ResourceType type, String name) {
        return named(type, name, ResourceBehaviour::subResources);
    }

    /** Why this version doesn't do what that path segment, in any case, asks for; empty if it isn't refused. */
    Optional<String> refusal(ResourceType type, String name) {
        return named(type, name, ResourceBehaviour::refusals);
    }

    private <T> Optional<T> named(ResourceType type, String name, Function<ResourceBehaviour, Map<String, T>> members) {
        return of(type).stream()
                .flatMap(behaviour -> members.apply(behaviour).entrySet().stream())
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
