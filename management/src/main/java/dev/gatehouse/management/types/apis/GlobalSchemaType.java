package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.GlobalSchema;
import dev.gatehouse.model.resource.GlobalSchema.SchemaType;

import java.util.Map;
import java.util.Set;

/** Schemas of a whole service: XML stands as text in {@code value}, JSON as it is in {@code document}. */
final class GlobalSchemaType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ApiTypes.GLOBAL_SCHEMAS);
    }

    /** A JSON schema may come in either place, and as text. */
    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        if (Json.text(properties, "schemaType").filter("json"::equalsIgnoreCase).isEmpty()
                || Json.has(properties, "document")) {
            return;
        }
        if (properties.get("value") instanceof ObjectNode schema) {
            properties.remove("value");
            properties.set("document", schema);
        } else {
            Json.text(properties, "value").flatMap(SchemaText::json).ifPresent(schema -> {
                properties.remove("value");
                properties.set("document", schema);
            });
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var schema = draft.as(GlobalSchema.class);
        draft.beforeAs(GlobalSchema.class)
                .filter(before -> before.schemaType() != schema.schemaType())
                .ifPresent(before -> problems.add(
                        "schemaType",
                        "schemaType can't be changed: the schema is one of "
                                + before.schemaType().wireName() + "."));
        var json = schema.schemaType() == SchemaType.JSON;
        var wanted = json ? "document" : "value";
        var other = json ? "value" : "document";
        if (Json.has(draft.properties(), other)) {
            problems.add(
                    other,
                    other + " can't be given where schemaType is "
                            + schema.schemaType().wireName() + ": the schema stands in " + wanted + ".");
        }
        if (json && !draft.properties().path("document").isObject()) {
            problems.add("document", "document must be a JSON schema, an object.");
        }
        if (!json) {
            xml(draft, problems);
        }
    }

    private static void xml(Draft draft, Problems problems) {
        Json.text(draft.properties(), "value")
                .ifPresentOrElse(
                        text -> SchemaText.notXml(text)
                                .ifPresent(where -> problems.add(
                                        "value", "value must be a well-formed XML document: " + where + ".")),
                        () -> problems.add("value", "value must be an XML schema, a string."));
    }

    @Override
    public void render(Resource schema, ObjectNode document, ResourceView view, Map<String, String> query) {
        Json.properties(document).put("provisioningState", "Succeeded");
    }
}
