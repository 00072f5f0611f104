package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ApiSchema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Schemas of an API: the document stands where its content type has it. */
final class ApiSchemaType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ApiTypes.SCHEMAS);
    }

    /** Types that come as text are kept as what the text says. */
    @Override
    public void prepare(Draft draft, ResourceView view) {
        var place = Json.text(draft.properties(), "contentType").flatMap(ApiSchemaType::place);
        if (place.isEmpty() || !(draft.properties().get("document") instanceof ObjectNode document)) {
            return;
        }
        if (Json.has(document, place.get())) {
            // Azure gives the text back beside what it says.
            document.remove("value");
        } else {
            Json.text(document, "value").flatMap(SchemaText::json).ifPresent(types -> {
                document.remove("value");
                document.set(place.get(), within(types, place.get()));
            });
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var schema = draft.as(ApiSchema.class);
        var document = (ObjectNode) draft.properties().get("document");
        var place = place(schema.contentType());
        var wanted = place.orElse("value");
        for (var other : Set.of("value", "definitions", "components")) {
            if (!other.equals(wanted) && Json.has(document, other)) {
                problems.add(
                        "document." + other,
                        "document." + other + " can't be given for " + schema.contentType()
                                + (other.equals("value") && place.isPresent() ? ", unless it is a JSON object" : "")
                                + ": it stands in document." + wanted + ".");
            }
        }
        if (!Json.has(document, wanted)) {
            problems.add("document." + wanted, "document." + wanted + " is required for " + schema.contentType() + ".");
        } else if (place.isPresent() && !document.get(wanted).isObject()) {
            problems.add("document." + wanted, "document." + wanted + " must be an object of types by name.");
        } else if (isXml(schema.contentType())) {
            schema.document()
                    .value()
                    .flatMap(SchemaText::notXml)
                    .ifPresent(where -> problems.add(
                            "document.value", "document.value must be a well-formed XML document: " + where + "."));
        }
    }

    /** With {@code force} the references go first, as Azure has it. */
    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        if (!deletion.asked() || deletion.asks("force")) {
            return;
        }
        operations(deletion, view)
                .filter(operation -> SchemaReferences.in(
                        operation.properties(), deletion.resource().id().name()))
                .findFirst()
                .ifPresent(operation -> {
                    throw ArmException.conflict("Operation " + operation.id().name()
                            + " refers to the schema: change the operation first, or add force=true to the query, which"
                            + " takes such references away.");
                });
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        if (!deletion.asked()) {
            return;
        }
        var name = deletion.resource().id().name();
        operations(deletion, change)
                .filter(operation -> SchemaReferences.in(operation.properties(), name))
                .forEach(operation -> {
                    var document = operation.document().deepCopy();
                    SchemaReferences.remove(Json.properties(document), name);
                    change.save(operation.holding(document, operation.internal()));
                });
    }

    private static Stream<Resource> operations(Deletion deletion, ResourceView view) {
        var api = deletion.resource().id().parent().orElseThrow();
        return view.below(api, Catalogue.OPERATIONS).stream();
    }

    @Override
    public void render(Resource schema, ObjectNode document, ResourceView view, Map<String, String> query) {
        Json.properties(document).put("provisioningState", "Succeeded");
    }

    /** Where types of that kind stand; empty if the document is a text. */
    private static Optional<String> place(String contentType) {
        var plain = contentType.split(";", 2)[0].strip();
        if (plain.equalsIgnoreCase(ApiSchema.OPENAPI)) {
            return Optional.of("components");
        }
        return plain.equalsIgnoreCase(ApiSchema.SWAGGER) ? Optional.of("definitions") : Optional.empty();
    }

    /** A whole document's part, or the part alone. */
    private static ObjectNode within(ObjectNode types, String place) {
        return types.get(place) instanceof ObjectNode part ? part : types;
    }

    private static boolean isXml(String contentType) {
        var plain = contentType.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        return plain.endsWith("+xml") || plain.endsWith("/xml");
    }
}
