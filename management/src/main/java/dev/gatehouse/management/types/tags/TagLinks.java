package dev.gatehouse.management.types.tags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Listing;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction.Call;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.NameRule;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Optional;

/**
 * Assignments of a tag, seen from the tag: each is a link with a name of its own. One that was made from the other side
 * is called by the uid that it has, until somebody gives it a name.
 */
final class TagLinks implements SubResource {
    private static final NameRule NAME = NameRule.plainUpTo(80);
    private static final String LINK = "link";

    private final String segment;
    private final String property;
    private final List<String> way;

    /**
     * @param segment of the links' paths
     * @param property that says what the tag is on
     * @param way from the tag's scope to what can have it
     */
    TagLinks(String segment, String property, List<String> way) {
        this.segment = segment;
        this.property = property;
        this.way = way;
    }

    @Override
    public ArmReply answer(String method, Optional<String> name, Call call) {
        var tag = call.resource().id();
        var assignments =
                Assignments.type(tag.parent().orElseThrow(), way).orElseThrow(() -> ArmException.notFound(segment));
        if (name.isEmpty()) {
            if (!method.equals("GET")) {
                throw ArmException.notAllowed("Only GET can be asked of this path.");
            }
            return list(call, assignments);
        }
        return switch (method) {
            case "GET" ->
                call.resources()
                        .read(view -> find(view, tag, assignments, name.get())
                                .map(found ->
                                        ArmReply.of(200, document(found, tag)).tagged(found.revision()))
                                .orElseThrow(() -> ArmException.notFound("Resource " + path(tag, name.get()))));
            case "PUT" -> put(call, assignments, name.get());
            case "DELETE" -> delete(call, assignments, name.get());
            default -> throw ArmException.notAllowed(method + " can't be asked of " + segment + ".");
        };
    }

    private ArmReply list(Call call, ResourceType assignments) {
        var tag = call.resource().id();
        var documents = call.resources()
                .read(view -> Assignments.of(view, tag, assignments)
                        .map(found -> document(found, tag))
                        .toList());
        return new Listing(call)
                .of(
                        documents,
                        segment,
                        List.of(Filterable.all(property)),
                        (document, field) -> document.path("properties").get(field));
    }

    private ArmReply put(Call call, ResourceType assignments, String name) {
        if (!NAME.allows(name)) {
            throw ArmException.invalid(
                    "name", "The name in the path is not one that " + segment + " can have: " + NAME.inWords() + ".");
        }
        var created = new boolean[1];
        var written = new Resource[1];
        var revision = call.resources().change(change -> {
            var tag = change.find(call.resource().id())
                    .map(Resource::id)
                    .orElseThrow(() -> ArmException.notFound(
                            "Resource " + call.resource().id().path()));
            var target = target(call, assignments, change);
            var there = find(change, tag, assignments, name);
            created[0] = there.isEmpty();
            written[0] = there.map(known -> unchanged(known, target, name))
                    .orElseGet(() -> named(change, target.child(assignments, tag.name()), name));
        });
        var document = document(written[0], call.resource().id());
        return ArmReply.of(created[0] ? 201 : 200, document).at(revision);
    }

    private Resource unchanged(Resource known, ResourceId target, String name) {
        if (!Assignments.tagged(known).equals(target)) {
            throw ArmException.invalid(
                    property, property + " of link " + name + " can't be changed: delete the link and make another.");
        }
        return known;
    }

    /** Makes the assignment, or gives the one that is there the name. */
    private Resource named(ResourceChange change, ResourceId id, String name) {
        var assignment = change.find(id).orElseGet(() -> Resource.made(id, Json.object(), change.now()));
        Json.text(assignment.internal(), LINK).ifPresent(other -> {
            throw ArmException.conflict(
                    "The tag is on " + Assignments.tagged(assignment).shortPath() + " already, by link " + other + ".");
        });
        var internal = assignment.internal().deepCopy();
        internal.put(LINK, name);
        var linked = assignment.holding(assignment.document(), internal);
        change.save(linked);
        return linked;
    }

    private ResourceId target(Call call, ResourceType assignments, ResourceView view) {
        var type = assignments.parent().orElseThrow();
        var text = Json.text(call.body().path("properties"), property)
                .orElseThrow(() -> ArmException.invalid(property, property + " is required."));
        return Ids.parse(call.resource().id().scope(), text, type)
                .flatMap(view::find)
                .map(Resource::id)
                .orElseThrow(() -> ArmException.invalid(
                        property,
                        property + " must be the id of one of the " + type.segment() + "; there is no " + text + "."));
    }

    private ArmReply delete(Call call, ResourceType assignments, String name) {
        var there = new boolean[1];
        var revision = call.resources().change(change -> {
            var found = find(change, call.resource().id(), assignments, name);
            there[0] = found.isPresent();
            found.ifPresent(assignment -> change.remove(assignment.id()));
        });
        return there[0] ? ArmReply.of(200).at(revision) : ArmReply.of(204);
    }

    private static Optional<Resource> find(ResourceView view, ResourceId tag, ResourceType assignments, String name) {
        return Assignments.of(view, tag, assignments)
                .filter(assignment -> name(assignment).equalsIgnoreCase(name))
                .findFirst();
    }

    private static String name(Resource assignment) {
        return Json.text(assignment.internal(), LINK).orElse(assignment.uid());
    }

    private ObjectNode document(Resource assignment, ResourceId tag) {
        var name = name(assignment);
        var document = Json.object()
                .put("id", path(tag, name))
                .put("type", tag.type().fullName() + "/" + segment)
                .put("name", name);
        Json.properties(document).put(property, Assignments.tagged(assignment).path());
        return document;
    }

    private String path(ResourceId tag, String name) {
        return tag.path() + "/" + segment + "/" + name;
    }
}
