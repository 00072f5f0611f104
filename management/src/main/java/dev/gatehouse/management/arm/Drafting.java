package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.ApiVersion;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;
import dev.gatehouse.model.catalogue.Style;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes drafts: from what is asked and what is there, what is to be kept; or everything that is wrong with it. */
final class Drafting {
    /** Members of an envelope that are the server's. */
    private static final List<String> ENVELOPE = List.of("id", "type", "name", "etag", "systemData", "apiVersion");

    private final Behaviours behaviours;

    Drafting(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    /** @throws ArmException 400 with all that is wrong */
    Draft draft(
            ResourceView view,
            ResourceId id,
            Optional<Resource> before,
            String uid,
            WriteRequest request,
            Instant now) {
        var document = request.patch() ? patched(before.orElseThrow(), request) : put(id.type(), before, request);
        var draft = new Draft(id, before, uid, request, now, document);
        if (id.type().style() == Style.LINK && draft.creating()) {
            NamedLinks.name(draft.internal(), request.body());
        }
        var problems = new Problems();
        behaviours.of(id.type()).forEach(behaviour -> behaviour.prepare(draft, view));
        if (id.type().style() == Style.ENTITY) {
            new SchemaCheck(problems).object(draft.properties(), id.type().schema(), "");
            separate(draft);
            new References(view, problems).resolve(draft);
        }
        problems.refuseIfAny();
        rules(draft, view);
        return draft;
    }

    /** Holds a draft once more against what else is there, which may have changed since. */
    void check(Draft draft, ResourceView view) {
        if (draft.id().type().style() == Style.ENTITY) {
            var problems = new Problems();
            new References(view, problems).resolve(draft);
            problems.refuseIfAny();
        }
        rules(draft, view);
    }

    /** The rules of the type's behaviours. */
    private void rules(Draft draft, ResourceView view) {
        var problems = new Problems();
        behaviours.of(draft.id().type()).forEach(behaviour -> behaviour.check(draft, view, problems));
        problems.refuseIfAny();
    }

    private static ObjectNode patched(Resource before, WriteRequest request) {
        var document = before.document().deepCopy();
        var patch = request.body().deepCopy();
        patch.remove(ENVELOPE);
        before.id().type().schema().properties().stream()
                .filter(property -> property.access() == Access.READ_ONLY)
                .forEach(property -> Json.properties(patch).remove(property.name()));
        before.id().type().schema().properties().stream()
                .filter(property -> saysNothing(property, Json.properties(patch).get(property.name())))
                .forEach(property -> Json.properties(patch).remove(property.name()));
        Json.merge(document, patch);
        initial(before.id().type(), Json.properties(document));
        return document;
    }

    private static ObjectNode put(ResourceType type, Optional<Resource> before, WriteRequest request) {
        if (type.style() == Style.LINK) {
            return Json.object();
        }
        var document = request.body().deepCopy();
        document.remove(ENVELOPE);
        var properties = Json.properties(document);
        type.schema().properties().stream()
                .filter(property -> property.access() == Access.READ_ONLY)
                .forEach(property -> properties.remove(property.name()));
        before.ifPresent(there -> leave(type.schema(), there.properties(), properties, request.apiVersion()));
        initial(type, properties);
        return document;
    }

    /** What a PUT leaves as it was, also within the objects that it names or takes away. */
    private static void leave(Schema schema, ObjectNode before, ObjectNode now, ApiVersion version) {
        for (var property : schema.properties()) {
            var name = property.name();
            var there = before.get(name);
            var named = now.get(name);
            if (there == null) {
                continue;
            }
            if (stays(property, named, version)) {
                now.set(name, there.deepCopy());
            } else if (property.shape() instanceof Shape.ObjectOf(var inner) && there instanceof ObjectNode tree) {
                leaveWithin(inner, tree, now, name, version);
            }
        }
    }

    private static void leaveWithin(
            Schema schema, ObjectNode before, ObjectNode around, String name, ApiVersion version) {
        var named = around.get(name);
        if (named instanceof ObjectNode now) {
            leave(schema, before, now, version);
        } else if (named == null || named.isNull()) {
            var left = Json.object();
            leave(schema, before, left, version);
            if (!left.isEmpty()) {
                around.set(name, left);
            }
        }
    }

    private static boolean stays(Property property, JsonNode named, ApiVersion version) {
        return property.access() == Access.READ_ONLY
                || named == null && property.staysUnder(version)
                || saysNothing(property, named);
    }

    /**
     * Of a property that always has a value and stays where nobody names it, {@code null} names none: else a client that
     * writes out what it doesn't know would let in again who was blocked.
     */
    private static boolean saysNothing(Property property, JsonNode named) {
        return named != null
                && named.isNull()
                && property.kept()
                && property.initial().isPresent();
    }

    private static void initial(ResourceType type, ObjectNode properties) {
        for (var property : type.schema().properties()) {
            if (!Json.has(properties, property.name())) {
                SchemaCheck.initial(property).ifPresent(value -> properties.set(property.name(), value));
            }
        }
    }

    /** Takes instructions and secrets out of what is given back. */
    private static void separate(Draft draft) {
        for (var property : draft.id().type().schema().properties()) {
            if (property.access() == Access.WRITE_ONLY) {
                draft.properties().remove(property.name());
            }
            if (property.access() == Access.SECRET) {
                var value = draft.properties().remove(property.name());
                if (value != null && value.isTextual()) {
                    draft.secrets().put(property.name(), value.textValue());
                }
            }
        }
    }
}
