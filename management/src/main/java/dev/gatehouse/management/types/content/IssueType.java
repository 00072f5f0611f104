package dev.gatehouse.management.types.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.ContentTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Issues and their comments: dated when they come; with {@code expandCommentsAttachments} an issue shows all it has. */
final class IssueType implements ResourceBehaviour {
    private static final String CREATED = "createdDate";
    private static final String EXPAND = "expandCommentsAttachments";

    @Override
    public Set<ResourceType> types() {
        return Set.of(ContentTypes.API_ISSUES, ContentTypes.COMMENTS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (!Json.has(draft.properties(), CREATED)) {
            draft.properties().put(CREATED, Dates.seconds(draft.now()));
        }
        // Azure's clients send the API along, which the path says already.
        draft.properties().remove("apiId");
    }

    @Override
    public void render(Resource resource, ObjectNode document, ResourceView view, Map<String, String> query) {
        if (!resource.id().type().equals(ContentTypes.API_ISSUES)) {
            return;
        }
        var properties = Json.properties(document);
        properties.put("apiId", resource.id().parent().orElseThrow().path());
        if (asks(query)) {
            expand(properties, "comments", resource, ContentTypes.COMMENTS, view);
            expand(properties, "attachments", resource, ContentTypes.ATTACHMENTS, view);
        }
    }

    private static boolean asks(Map<String, String> query) {
        var text = query.getOrDefault(EXPAND, "false");
        if (!List.of("true", "false").contains(text.toLowerCase(java.util.Locale.ROOT))) {
            throw ArmException.invalid(EXPAND, EXPAND + " must be true or false.");
        }
        return Boolean.parseBoolean(text);
    }

    private static void expand(
            ObjectNode properties, String name, Resource issue, ResourceType type, ResourceView view) {
        var all = properties.putArray(name);
        view.below(issue.id(), type).forEach(one -> all.add(one.properties().deepCopy()));
    }
}
