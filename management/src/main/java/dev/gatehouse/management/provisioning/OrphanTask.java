package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceView;

import java.util.List;

/**
 * An application that this installation made and no resource knows: it is deleted, and can be restored for 30 days,
 * because nobody here can say what else it is used for.
 */
record OrphanTask(String uniqueName) implements Task {
    static final String KIND = "orphan";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone(Expectations.subject(uniqueName));
    }

    @Override
    public ObjectNode payload() {
        return Json.object().put("uniqueName", uniqueName);
    }

    static OrphanTask of(JsonNode payload) {
        return new OrphanTask(payload.path("uniqueName").asText());
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        return Expectations.of(view).wanted().containsKey(uniqueName)
                ? List.of()
                : List.of(new Step(
                        "set an orphan aside",
                        (directory, _) -> directory.provider().setAside(uniqueName)));
    }
}
