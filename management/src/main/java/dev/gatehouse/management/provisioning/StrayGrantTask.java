package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceView;

import java.util.List;

/** A product's role in the hands of somebody who is no client application: it is taken away. */
record StrayGrantTask(Whom product, String assignmentId) implements Task {
    static final String KIND = "strayGrant";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone(ProductTask.subject(product.uid()));
    }

    @Override
    public ObjectNode payload() {
        return Json.object().put("assignmentId", assignmentId).set("product", product.toJson());
    }

    static StrayGrantTask of(JsonNode payload) {
        return new StrayGrantTask(
                Whom.of(payload.path("product")), payload.path("assignmentId").asText());
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        return List.of(new Step(
                "take away a grant that no link gave",
                (directory, _) ->
                        directory.provider().removeAssignment(ProductTask.uniqueName(product.uid()), assignmentId)));
    }
}
