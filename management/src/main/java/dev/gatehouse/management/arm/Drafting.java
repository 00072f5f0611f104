package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.ResourceType;
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
        var problems = new Problems();
        behaviours.of(id.type()).forEach(behaviour -> behaviour.prepare(draft, view));
        if (id.type().style() == Style.ENTITY) {
            new SchemaCheck(problems).object(draft.properties(), id.type().schema(), "");
            separate(draft);
            new References(view, problems).resolve(draft);
        }
        problems.refuseIfAny();
        check(draft, view);
        return draft;
    }

    /** The rules of the type's behaviours. */
    void check(Draft draft, ResourceView view) {
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
        for (var property : type.schema().properties()) {
            if (property.access() == Access.READ_ONLY) {
                properties.remove(property.name());
            }
            before.map(Resource::properties)
                    .map(there -> there.get(property.name()))
                    .filter(_ -> stays(property, properties.get(property.name()), request))
                    .ifPresent(value -> properties.set(property.name(), value.deepCopy()));
        }
        initial(type, properties);
        return document;
    }

    private static boolean stays(Property property, JsonNode named, WriteRequest request) {
        return property.access() == Access.READ_ONLY || named == null && property.staysUnder(request.apiVersion());
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
