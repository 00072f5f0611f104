package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.ClientRegistration;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.resource.ClientApplication;

import java.time.Instant;
import java.util.List;

/**
 * A client application's own application, with the secret that it is registered with.
 *
 * @param secretExpires when that secret ends
 */
record ClientTask(Whom application, String displayName, Instant secretExpires) implements Task {
    static final String KIND = "client";
    /** What the first secret is called in the directory. */
    static final String FIRST_SECRET = "Made at registration";

    static String uniqueName(String uid) {
        return "gatehouse-application-" + uid;
    }

    static String subject(String uid) {
        return "client " + uid;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone(subject(application.uid()));
    }

    @Override
    public ObjectNode payload() {
        var json = Json.object().put("displayName", displayName).put("secretExpires", secretExpires.toString());
        return json.set("application", application.toJson());
    }

    static ClientTask of(JsonNode payload) {
        return new ClientTask(
                Whom.of(payload.path("application")),
                payload.path("displayName").asText(),
                Instant.parse(payload.path("secretExpires").asText()));
    }

    @Override
    public List<Step> giving() {
        var name = uniqueName(application.uid());
        return List.of(
                new Step("register the client", (directory, progress) -> {
                    var made = directory.provider().registerClient(registration(displayName));
                    progress.observed()
                            .put("applicationId", made.applicationId())
                            .put("objectId", made.objectId())
                            .put("servicePrincipalId", made.servicePrincipalId())
                            .put("tenantId", made.tenantId());
                }),
                new Step(
                        "make the first secret",
                        (directory, progress) ->
                                progress.made(directory.provider().addSecret(name, FIRST_SECRET, secretExpires))));
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var found = application.in(view);
        if (found.isEmpty()) {
            return List.of(new Step(
                    "delete the client for good",
                    (directory, _) -> directory.provider().deleteClient(uniqueName(application.uid()))));
        }
        var name = found.get().as(ClientApplication.class).displayName();
        return List.of(new Step(
                "bring the client up to date",
                (directory, _) -> directory.provider().registerClient(registration(name))));
    }

    private ClientRegistration registration(String name) {
        return new ClientRegistration(uniqueName(application.uid()), "APIMApplication" + name);
    }
}
