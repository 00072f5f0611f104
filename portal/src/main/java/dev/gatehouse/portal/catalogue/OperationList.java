package dev.gatehouse.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.TagTypes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations of an API, a page at a time; by their tags, an operation stands under each that it has. */
final class OperationList {
    private final Resource api;
    private final ResourceView view;

    OperationList(Resource api, ResourceView view) {
        this.api = api;
        this.view = view;
    }

    /** @param tag empty where it has none */
    private record Line(Resource operation, String tag) {}

    ObjectNode page(Asked asked, boolean byTag) {
        var tags = tags(api, view);
        var lines = new ArrayList<Line>();
        for (var operation : view.below(api.id(), Catalogue.OPERATIONS)) {
            var own = tags.getOrDefault(operation.id().key(), List.of());
            if (!matches(asked, operation.id().name(), operation.properties(), own)) {
                continue;
            }
            if (!byTag || own.isEmpty()) {
                lines.add(new Line(operation, ""));
            } else {
                own.forEach(tag -> lines.add(new Line(operation, tag)));
            }
        }
        if (byTag) {
            // What has no tag comes last.
            lines.sort(Comparator.comparing((Line line) -> line.tag().isEmpty())
                    .thenComparing(Line::tag, String.CASE_INSENSITIVE_ORDER));
        }
        return asked.page(lines, OperationList::line).put("tagged", !tags.isEmpty());
    }

    private static ObjectNode line(Line line) {
        var properties = line.operation().properties();
        return Json.object()
                .put("name", line.operation().id().name())
                .put("displayName", properties.path("displayName").asText())
                .put("method", properties.path("method").asText())
                .put("urlTemplate", properties.path("urlTemplate").asText())
                .put("tag", line.tag());
    }

    /** Names, method, template, description, and the types of what it takes and gives. */
    private static boolean matches(Asked asked, String name, ObjectNode properties, List<String> tags) {
        if (asked.words().isEmpty()) {
            return true;
        }
        var types = new ArrayList<String>();
        types(properties.path("request"), types);
        types(properties.path("responses"), types);
        return asked.in(
                name,
                properties.path("displayName").asText(),
                properties.path("method").asText(),
                properties.path("urlTemplate").asText(),
                properties.path("description").asText(),
                String.join("\n", tags),
                String.join("\n", types));
    }

    private static void types(JsonNode tree, List<String> found) {
        if (tree.path("typeName").isTextual()) {
            found.add(tree.path("typeName").asText());
        }
        tree.forEach(inner -> types(inner, found));
    }

    /** The display names of the tags of all operations that have some. */
    static Map<String, List<String>> tags(Resource api, ResourceView view) {
        var titles = new HashMap<String, String>();
        var tags = new HashMap<String, List<String>>();
        for (var assignment : view.below(api.id(), TagTypes.OPERATION_TAGS)) {
            var title = titles.computeIfAbsent(
                    assignment.id().name(), name -> title(api.id().scope(), name, view));
            tags.computeIfAbsent(assignment.id().parent().orElseThrow().key(), _ -> new ArrayList<>())
                    .add(title);
        }
        return tags;
    }

    private static String title(ResourceId scope, String tag, ResourceView view) {
        return view.find(scope.child(TagTypes.TAGS, tag))
                .map(found -> found.properties().path("displayName").asText())
                .orElse(tag);
    }
}
