package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.SecretDescription;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceView;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A secret of a client application, beside those that live.
 *
 * @param name what it is called in the directory
 * @param room steps that make room for it; of a task that is given only
 * @param before the secrets that were there before it was made; what is there beyond them and not kept by the resource
 *     is a value that nobody knows. Empty until they were looked at
 * @param unwanted secrets that are to go in any case
 */
record SecretTask(
        Whom application, String name, Instant expires, List<Step> room, List<String> before, List<String> unwanted)
        implements Task {
    static final String KIND = "secret";

    /** A new secret. */
    static SecretTask making(Whom application, String name, Instant expires, List<Step> room) {
        return new SecretTask(application, name, expires, room, List.of(), List.of());
    }

    /** Secrets that nobody may use from now on. */
    static SecretTask removing(Whom application, List<String> keyIds) {
        return new SecretTask(application, "", Instant.EPOCH, List.of(), List.of(), keyIds);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone(ClientTask.subject(application.uid()));
    }

    @Override
    public ObjectNode payload() {
        var json = Json.object().put("name", name).put("expires", expires.toString());
        var going = json.putArray("unwanted");
        unwanted.forEach(going::add);
        return json.set("application", application.toJson());
    }

    static SecretTask of(JsonNode payload) {
        return new SecretTask(
                Whom.of(payload.path("application")),
                payload.path("name").asText(),
                Instant.parse(payload.path("expires").asText()),
                List.of(),
                texts(payload.path("observed").path("before")),
                texts(payload.path("unwanted")));
    }

    @Override
    public List<Step> giving() {
        var steps = new ArrayList<>(room);
        steps.add(new Step("look which secrets are there", (directory, progress) -> {
            ArrayNode there = progress.observed().putArray("before");
            directory.provider().secrets(uniqueName()).forEach(secret -> there.add(secret.keyId()));
            // Marks that they were looked at even where there are none.
            there.add("");
        }));
        steps.add(new Step(
                "make a secret",
                (directory, progress) -> progress.made(directory.provider().addSecret(uniqueName(), name, expires))));
        return steps;
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var found = application.in(view);
        if (found.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = new HashSet<>(KeptSecrets.of(found.get()).keyIds());
        return List.of(new Step("remove secrets that nobody knows", (directory, _) -> {
            for (var secret : directory.provider().secrets(uniqueName())) {
                if (unwanted.contains(secret.keyId()) || lost(secret, wanted)) {
                    directory.provider().removeSecret(uniqueName(), secret.keyId());
                }
            }
        }));
    }

    private boolean lost(SecretDescription secret, Set<String> wanted) {
        return !before.isEmpty()
                && secret.displayName().equals(name)
                && !before.contains(secret.keyId())
                && !wanted.contains(secret.keyId());
    }

    private String uniqueName() {
        return ClientTask.uniqueName(application.uid());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
