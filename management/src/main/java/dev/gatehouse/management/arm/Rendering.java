package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Access;

import java.util.Map;

/** Makes of a kept resource what is given back: the envelope, ids in full, nothing that isn't to be seen. */
final class Rendering {
    private final Behaviours behaviours;

    Rendering(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    ObjectNode document(Resource resource, ResourceView view, Map<String, String> query) {
        var id = resource.id();
        var kept = resource.document().deepCopy();
        var document = Json.object();
        document.put("id", id.path());
        document.put("type", id.type().fullName());
        document.put("name", id.name());
        document.setAll(kept);
        var properties = Json.properties(document);
        for (var property : id.type().schema().properties()) {
            if (property.access() == Access.SECRET || property.access() == Access.WRITE_ONLY) {
                properties.remove(property.name());
            }
        }
        References.expand(id, properties);
        behaviours.of(id.type()).forEach(behaviour -> behaviour.render(resource, document, view, query));
        return document;
    }
}
