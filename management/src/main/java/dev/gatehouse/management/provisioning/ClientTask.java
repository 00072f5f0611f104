package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.ClientRegistration;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
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

    /** How the unique names of all client applications begin. */
    static final String BEGINNING = "gatehouse-application-";

    static String uniqueName(String uid) {
        return BEGINNING + uid;
    }

    /** What the application of a client of this name is called. */
    static String applicationName(String displayName) {
        return "APIMApplication" + displayName;
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
                new Step("register the client", (directory, progress) -> register(directory, progress, displayName)),
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
        return List.of(
                new Step("bring the client up to date", (directory, progress) -> register(directory, progress, name)));
    }

    private void register(Directory directory, Progress progress, String name) {
        var made = directory.provider().registerClient(registration(name));
        progress.observed()
                .put("applicationId", made.applicationId())
                .put("objectId", made.objectId())
                .put("servicePrincipalId", made.servicePrincipalId())
                .put("tenantId", made.tenantId());
    }

    /**
     * An application that somebody deleted for good was made anew: the resource names the new one from now on, and
     * nothing is left of the secrets of the old one.
     */
    @Override
    public void aligned(Progress progress, ResourceChange change) {
        var observed = progress.observed();
        application
                .in(change)
                .filter(found -> observed.has("applicationId"))
                .filter(found -> !observed.path("applicationId")
                        .asText()
                        .equals(found.properties().path("entraApplicationId").asText()))
                .ifPresent(found -> {
                    var document = found.document().deepCopy();
                    var internal = found.internal().deepCopy();
                    show(Json.properties(document), internal, observed);
                    KeptSecrets.remove(internal, KeptSecrets.of(found).keyIds());
                    Sealing.forget(internal, KeptSecrets.SEALED);
                    change.save(found.holding(document, internal));
                });
    }

    /** Puts what was observed where the resource keeps it. */
    static void show(ObjectNode properties, ObjectNode internal, ObjectNode observed) {
        var kept = Json.object();
        List.of("applicationId", "objectId", "servicePrincipalId", "tenantId")
                .forEach(name -> kept.set(name, observed.path(name)));
        properties
                .put("entraApplicationId", observed.path("applicationId").asText())
                .put("entraTenantId", observed.path("tenantId").asText());
        internal.set("entra", kept);
    }

    private ClientRegistration registration(String name) {
        return new ClientRegistration(uniqueName(application.uid()), applicationName(name));
    }
}
