package dev.gatehouse.management.types.tags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Listing;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction.Call;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row for each tag of each resource of some kinds: the tag, and beside it what has it. Where the query asks for it,
 * what has no tag has one row as well.
 */
final class TagResourceList implements SubResource {
    private static final List<String> KINDS = List.of("api", "operation", "product");

    private final String name;
    private final List<List<String>> ways;
    private final List<Filterable> fields;
    private final String untagged;

    /**
     * @param ways from where the list stands to what it is of
     * @param untagged the parameter that asks for what has no tag
     */
    TagResourceList(String name, List<List<String>> ways, List<Filterable> fields, String untagged) {
        this.name = name;
        this.ways = ways;
        this.fields = fields;
        this.untagged = untagged;
    }

    @Override
    public ArmReply answer(String method, Optional<String> item, Call call) {
        if (item.isPresent() || !method.equals("GET")) {
            throw ArmException.notAllowed("Only GET of the whole list can be asked of " + name + ".");
        }
        var all = Boolean.parseBoolean(call.query().get(untagged));
        var rows = call.resources()
                .read(view -> ways.stream()
                        .flatMap(way -> type(call.resource().id().type(), way).stream())
                        .flatMap(type -> view.below(call.resource().id(), type).stream())
                        .flatMap(one -> rows(one, view, all))
                        .toList());
        return new Listing(call).of(rows, name, fields, TagResourceList::field);
    }

    private static Optional<ResourceType> type(ResourceType from, List<String> way) {
        var type = Optional.of(from);
        for (var segment : way) {
            type = type.flatMap(above -> Catalogue.child(above, segment));
        }
        return type;
    }

    private static Stream<ObjectNode> rows(Resource one, ResourceView view, boolean all) {
        var tags = new ArrayList<Optional<Resource>>();
        Assignments.tags(view, one.id()).forEach(tag -> tags.add(Optional.of(tag)));
        if (tags.isEmpty() && all) {
            tags.add(Optional.empty());
        }
        return tags.stream().map(tag -> row(tag, one, view));
    }

    private static ObjectNode row(Optional<Resource> tag, Resource one, ResourceView view) {
        var row = Json.object();
        tag.ifPresent(known -> row.putObject("tag")
                .put("id", known.id().path())
                .put(
                        "name",
                        Json.text(known.properties(), "displayName")
                                .orElse(known.id().name())));
        var kind =
                one.id().type().segment().substring(0, one.id().type().segment().length() - 1);
        row.set(kind, shown(one, kind, view));
        return row;
    }

    private static ObjectNode shown(Resource one, String kind, ResourceView view) {
        var shown = Json.object().put("id", one.id().path());
        var properties = one.properties().deepCopy();
        var title = properties.remove("displayName");
        shown.put("name", title == null ? one.id().name() : title.asText());
        switch (kind) {
            case "operation" -> {
                var api = view.find(one.id().parent().orElseThrow()).orElseThrow();
                for (var property : List.of("description", "method", "urlTemplate")) {
                    keep(properties, property, shown);
                }
                shown.put(
                        "apiName",
                        Json.text(api.properties(), "displayName")
                                .orElse(api.id().name()));
                for (var property : List.of("apiRevision", "apiVersion")) {
                    keep(api.properties(), property, shown);
                }
            }
            case "api" -> {
                shown.setAll(properties);
                inFull(shown, "apiVersionSetId", one.id());
                shown.put("isOnline", true);
            }
            default -> {
                for (var property : List.of(
                        "description",
                        "terms",
                        "subscriptionRequired",
                        "approvalRequired",
                        "subscriptionsLimit",
                        "state")) {
                    keep(properties, property, shown);
                }
            }
        }
        return shown;
    }

    private static void keep(ObjectNode from, String property, ObjectNode to) {
        if (Json.has(from, property)) {
            to.set(property, from.get(property));
        }
    }

    private static void inFull(ObjectNode document, String property, ResourceId near) {
        Json.text(document, property)
                .filter(id -> id.startsWith("/") && !id.startsWith("/subscriptions/"))
                .ifPresent(id -> document.put(property, near.service().path() + id));
    }

    private static JsonNode field(ObjectNode row, String field) {
        for (var kind : KINDS) {
            if (row.get(kind) instanceof ObjectNode one) {
                return switch (field) {
                    case "displayName" -> one.get("name");
                    case "apiName" -> kind.equals("api") ? one.get("name") : one.get("apiName");
                    case "aid" ->
                        kind.equals("product")
                                ? null
                                : TextNode.valueOf(api(one.path("id").asText()));
                    default -> one.get(field);
                };
            }
        }
        return null;
    }

    /** The name of the API in the id of it or of one of its operations. */
    private static String api(String id) {
        var from = id.lastIndexOf("/apis/") + 6;
        var to = id.indexOf('/', from);
        return to < 0 ? id.substring(from) : id.substring(from, to);
    }
}
