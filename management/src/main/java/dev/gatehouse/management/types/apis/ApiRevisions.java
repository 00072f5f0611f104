package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Revisions of APIs, and APIs made from others: a revision shares with the current one what callers see of the API
 * (facts/gateway.md §2), and takes everything else from its source.
 */
final class ApiRevisions implements ResourceBehaviour {
    /** What all revisions have alike. It is changed on the current one. */
    static final List<String> SHARED = List.of(
            "displayName",
            "description",
            "path",
            "protocols",
            "subscriptionRequired",
            "apiVersion",
            "apiVersionDescription",
            "apiVersionSetId",
            "type");

    /** What an API that is made from another doesn't take over. */
    private static final Set<String> OWN = Set.of(
            "path",
            "apiRevision",
            "apiRevisionDescription",
            "isCurrent",
            "sourceApiId",
            "apiVersion",
            "apiVersionDescription",
            "apiVersionSetId");

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.APIS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        if (draft.creating()) {
            source(draft, view).ifPresent(source -> takeOver(draft, source));
        }
        current(draft, view).ifPresent(current -> {
            share(current.properties(), properties, property -> !says(draft, property));
            if (!says(draft, "isCurrent")) {
                properties.put("isCurrent", false);
            }
        });
        var now = Dates.seconds(draft.now());
        if (draft.creating()) {
            draft.internal().put("revisionCreated", now);
        }
        draft.internal().put("revisionUpdated", now);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var api = draft.as(Api.class);
        sourceIsThere(draft, view, problems);
        draft.beforeAs(Api.class)
                .filter(before -> !before.apiRevision().equalsIgnoreCase(api.apiRevision()))
                .ifPresent(
                        before -> problems.add(
                                "apiRevision",
                                "apiRevision can't be changed: to make another revision PUT …/apis/{id};rev=N with"
                                        + " sourceApiId, and to make it the current one PUT …/apis/{id}/releases/{releaseId}."));
        var current = current(draft, view);
        if (api.isCurrent() != current.isEmpty()) {
            problems.add(
                    "isCurrent",
                    current.isEmpty()
                            ? "isCurrent must be true: this is the current revision until a release names another."
                            : "isCurrent must be false: to make this the current revision PUT"
                                    + " …/apis/{id}/releases/{releaseId} with its id as apiId.");
        }
        current.ifPresent(there -> asTheCurrentOne(draft, there, problems));
    }

    /** Whether the request gives the property a value. */
    private static boolean says(Draft draft, String property) {
        return draft.named(property).isPresent();
    }

    /** The API's current revision, if the draft is of another one. */
    private static Optional<Resource> current(Draft draft, ResourceView view) {
        return Revisions.number(draft.id().name()).isEmpty() ? Optional.empty() : view.find(Revisions.api(draft.id()));
    }

    /** The API or revision that the draft says to be made from. */
    private static Optional<Resource> source(Draft draft, ResourceView view) {
        return Json.text(draft.properties(), "sourceApiId")
                .flatMap(text -> Ids.parse(draft.id().scope(), text)
                        .filter(id -> id.type().segment().equals("apis"))
                        .or(() -> Ids.parse(draft.id().scope(), text, draft.id().type())))
                .flatMap(id -> Revisions.find(view, id));
    }

    private static void takeOver(Draft draft, Resource source) {
        for (var property : draft.id().type().schema().properties()) {
            if (property.access() == Access.READ_WRITE
                    && !OWN.contains(property.name())
                    && !says(draft, property.name())) {
                put(draft.properties(), property, source.properties().get(property.name()));
            }
        }
    }

    private static void put(ObjectNode properties, Property property, JsonNode value) {
        if (value == null) {
            properties.remove(property.name());
        } else {
            properties.set(property.name(), value.deepCopy());
        }
    }

    private static void sourceIsThere(Draft draft, ResourceView view, Problems problems) {
        var named = Json.text(draft.properties(), "sourceApiId");
        if (named.isEmpty()) {
            return;
        }
        var source = source(draft, view);
        var before = draft.before().flatMap(there -> Json.text(there.properties(), "sourceApiId"));
        if (draft.creating() && source.isEmpty()) {
            problems.add(
                    "sourceApiId",
                    "sourceApiId must be the id of an API of this service, such as /apis/{id} or /apis/{id};rev=N;"
                            + " there is no " + named.get() + ".");
        } else if (draft.creating()) {
            draft.properties().put("sourceApiId", source.get().id().shortPath());
        } else if (!draft.names("sourceApiId")
                || source.map(there -> there.id().shortPath()).equals(before)
                || named.equals(before)) {
            before.ifPresent(kept -> draft.properties().put("sourceApiId", kept));
        } else {
            problems.add("sourceApiId", "sourceApiId can be given only when the API or revision is made.");
        }
    }

    private static void asTheCurrentOne(Draft draft, Resource current, Problems problems) {
        var revision = current.as(Api.class).apiRevision();
        if (Revisions.number(draft.id().name())
                .filter(revision::equalsIgnoreCase)
                .isPresent()) {
            throw ArmException.conflict("Revision " + revision + " became the current one meanwhile. Try again.");
        }
        for (var property : SHARED) {
            if (!same(current.properties().get(property), draft.properties().get(property))) {
                problems.add(
                        property,
                        property + " can't be changed on a revision that isn't the current one: all revisions of "
                                + current.id().name() + " have it alike. Leave it out, or change it at "
                                + current.id().shortPath() + ".");
            }
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return comparable(one).equals(comparable(other));
    }

    private static Object comparable(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value instanceof ArrayNode list) {
            var items = new HashSet<JsonNode>();
            list.forEach(items::add);
            return items;
        }
        return value.isTextual() ? value.textValue() : value;
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.creating()) {
            source(draft, change)
                    .ifPresent(source -> RevisionParts.of(change, source.id()).copy(change, draft.id()));
        } else if (current(draft, change).isEmpty()) {
            Revisions.others(change, draft.before().orElseThrow())
                    .forEach(other -> keepUp(other, draft.properties(), change));
        }
    }

    /** Gives another revision what the current one now has. */
    private static void keepUp(Resource other, ObjectNode current, ResourceChange change) {
        if (SHARED.stream()
                .allMatch(property ->
                        same(current.get(property), other.properties().get(property)))) {
            return;
        }
        var document = other.document().deepCopy();
        share(current, Json.properties(document), _ -> true);
        change.save(other.holding(document, other.internal()));
    }

    private static void share(ObjectNode from, ObjectNode to, Predicate<String> which) {
        SHARED.stream().filter(which).forEach(property -> {
            if (from.get(property) == null) {
                to.remove(property);
            } else {
                to.set(property, from.get(property).deepCopy());
            }
        });
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var others = others(deletion, view);
        if (!others.isEmpty() && !deletion.asks("deleteRevisions")) {
            throw ArmException.conflict("API " + deletion.resource().id().name() + " has other revisions ("
                    + others.stream().map(other -> other.id().name()).collect(Collectors.joining(", "))
                    + "): delete them first, make another one the current one, or say deleteRevisions=true.");
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        others(deletion, change).forEach(other -> change.remove(other.id()));
    }

    /** The revisions that can't be without the one that goes. */
    private static List<Resource> others(Deletion deletion, ResourceView view) {
        var going = deletion.resource();
        return Revisions.number(going.id().name()).isPresent() ? List.of() : Revisions.others(view, going);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("revisions", new RevisionList());
    }

    @Override
    public void render(Resource api, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        Json.text(properties, "sourceApiId")
                .filter(kept -> kept.startsWith("/"))
                .ifPresent(
                        kept -> properties.put("sourceApiId", api.id().service().path() + kept));
    }
}
