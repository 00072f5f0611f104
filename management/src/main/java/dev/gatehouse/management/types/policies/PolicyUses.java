package dev.gatehouse.management.types.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Listing;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * {@code GET …/references}: what refers to a resource of one type, and so stands in the way of its deletion.
 *
 * @param type of what is referred to
 * @param users finds what refers to it
 */
public record PolicyUses(ResourceType type, BiFunction<ResourceView, Resource, Stream<ResourceId>> users)
        implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(type);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("references", this::answer);
    }

    private ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole list can be asked of references.");
        }
        var documents = call.resources()
                .read(view -> users.apply(view, call.resource())
                        .distinct()
                        .map(user -> Json.object()
                                .put("id", user.path())
                                .put("type", user.type().fullName())
                                .put("name", user.name()))
                        .toList());
        return new Listing(call).of(documents, "references", List.of(), ObjectNode::get);
    }
}
