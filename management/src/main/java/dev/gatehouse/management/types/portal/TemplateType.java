package dev.gatehouse.management.types.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.EmailTemplate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Texts of letters. Of a text that nobody changed nothing is kept, so that it follows the version that runs; a deletion
 * brings that text back.
 */
final class TemplateType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.TEMPLATES);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        // What comes with the service is written here as an empty one; all else is somebody's own text.
        if (properties.isEmpty() && draft.creating()) {
            return;
        }
        LetterKind.of(draft.id().name()).ifPresent(kind -> usual(kind, properties));
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        draft.as(EmailTemplate.class)
                .body()
                .flatMap(WellFormed::problem)
                .ifPresent(problem -> problems.add("body", "body must be well-formed XHTML: " + problem));
    }

    @Override
    public Optional<Resource> remaining(Deletion deletion) {
        return Optional.of(Resource.made(deletion.resource().id(), Json.object(), deletion.now()));
    }

    @Override
    public void render(Resource template, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        properties.put("isDefault", !Json.has(properties, "body"));
        LetterKind.of(template.id().name()).ifPresent(kind -> {
            usual(kind, properties);
            var parameters = properties.putArray("parameters");
            kind.parameters()
                    .forEach(parameter -> parameters
                            .addObject()
                            .put("name", parameter.wireName())
                            .put("title", parameter.title()));
        });
    }

    private static void usual(LetterKind kind, ObjectNode properties) {
        fill(properties, "subject", kind.text().subject());
        fill(properties, "body", kind.text().body());
        fill(properties, "title", kind.title());
        fill(properties, "description", kind.description());
    }

    private static void fill(ObjectNode properties, String name, String text) {
        if (!Json.has(properties, name)) {
            properties.put(name, text);
        }
    }
}
