package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The application of a product or a client as it should be, after somebody else changed it. Other tasks don't undo
 * what somebody may have done on purpose, such as disabling it; this one does, because somebody asked for it.
 *
 * @param whom a product or a client application
 */
record MendTask(Whom whom) implements Task {
    static final String KIND = "mend";
    private static final String THERE = "secretsThere";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Subjects subjects() {
        return Subjects.alone(isProduct() ? ProductTask.subject(whom.uid()) : ClientTask.subject(whom.uid()));
    }

    @Override
    public ObjectNode payload() {
        return Json.object().set("whom", whom.toJson());
    }

    static MendTask of(JsonNode payload) {
        return new MendTask(Whom.of(payload.path("whom")));
    }

    @Override
    public List<Step> aligning(ResourceView view) {
        var found = whom.in(view);
        if (found.isEmpty()) {
            // It went, and what clears up behind it has an intent of its own.
            return List.of();
        }
        var steps = new ArrayList<Step>();
        task(found.get()).ifPresent(task -> {
            steps.addAll(task.aligning(view));
            steps.add(new Step(
                    "let the principal be used",
                    (directory, _) -> directory.provider().enable(uniqueName())));
            if (!isProduct()) {
                steps.add(new Step("look which secrets are left", this::look));
            }
        });
        return steps;
    }

    private void look(Directory directory, Progress progress) {
        var there = progress.observed().putArray(THERE);
        directory.provider().secrets(uniqueName()).forEach(secret -> there.add(secret.keyId()));
    }

    @Override
    public void aligned(Progress progress, ResourceChange change) {
        whom.in(change).flatMap(this::task).ifPresent(task -> task.aligned(progress, change));
        if (progress.observed().has(THERE)) {
            whom.in(change).ifPresent(client -> forgetMissing(client, progress.observed(), change));
        }
    }

    private static void forgetMissing(Resource client, ObjectNode observed, ResourceChange change) {
        var there = new HashSet<String>();
        observed.path(THERE).forEach(keyId -> there.add(keyId.asText()));
        var kept = KeptSecrets.of(client);
        Set<String> missing =
                kept.keyIds().stream().filter(keyId -> !there.contains(keyId)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            var internal = client.internal().deepCopy();
            if (kept.first().filter(first -> missing.contains(first.keyId())).isPresent()) {
                Sealing.forget(internal, KeptSecrets.SEALED);
            }
            KeptSecrets.remove(internal, missing);
            change.save(client.holding(client.document(), internal));
        }
    }

    /** What brings it up to date; empty of a product without application access. */
    private Optional<Task> task(Resource found) {
        if (!isProduct()) {
            var name = found.as(ClientApplication.class).displayName();
            return Optional.of(new ClientTask(whom, name, Instant.EPOCH));
        }
        var product = found.as(Product.class);
        return ProductApplication.of(found)
                .filter(_ -> product.acceptsTokens())
                .map(application -> new ProductTask(whom, product.displayName(), application.role()));
    }

    private boolean isProduct() {
        return whom.id().type().equals(Catalogue.PRODUCTS);
    }

    private String uniqueName() {
        return isProduct() ? ProductTask.uniqueName(whom.uid()) : ClientTask.uniqueName(whom.uid());
    }
}
