package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.directory.ManagedIdentities;

import java.util.List;

/** The service's system-assigned identity. */
record ServiceIdentityTask(Whom service) implements Task {
    static final String KIND = "serviceIdentity";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone("identity " + service.id().service().key());
    }

    @Override
    public ObjectNode payload() {
        return Json.object().set("service", service.toJson());
    }

    static ServiceIdentityTask of(JsonNode payload) {
        return new ServiceIdentityTask(Whom.of(payload.path("service")));
    }

    @Override
    public List<Step> giving() {
        return List.of(new Step("make the service's identity", (directory, progress) -> {
            var made = identities(directory)
                    .create(service.id().service().key(), service.id().service().name());
            progress.observed().put("principalId", made.principalId()).put("tenantId", made.tenantId());
        }));
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var wanted = service.in(view).map(ServiceIdentity::on).orElse(false);
        return wanted
                ? List.of()
                : List.of(new Step(
                        "remove the service's identity",
                        (directory, _) -> identities(directory)
                                .delete(service.id().service().key())));
    }

    private static ManagedIdentities identities(Directory directory) {
        return directory.identities().orElseThrow();
    }
}
