package dev.gatehouse.management.types.tags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ListField;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.TagTypes;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Descriptions of tags: each is of the tag that has its name. */
final class TagDescriptionType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(TagTypes.TAG_DESCRIPTIONS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var tag = tag(draft.id());
        if (!view.exists(tag)) {
            throw ArmException.notFound("Resource " + tag.path());
        }
    }

    @Override
    public List<ListField> fields() {
        return List.of(ListField.made(Filterable.all("displayName")));
    }

    @Override
    public void render(Resource description, ObjectNode document, ResourceView view, Map<String, String> query) {
        view.find(tag(description.id())).ifPresent(tag -> {
            var properties = Json.properties(document).put("tagId", tag.id().path());
            Json.text(tag.properties(), "displayName").ifPresent(name -> properties.put("displayName", name));
        });
    }

    private static ResourceId tag(ResourceId description) {
        var scope = description.parent().flatMap(ResourceId::parent).orElseThrow();
        return scope.child(Catalogue.child(scope.type(), "tags").orElseThrow(), description.name());
    }
}
