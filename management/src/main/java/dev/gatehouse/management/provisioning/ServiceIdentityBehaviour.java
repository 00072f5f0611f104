package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Optional;
import java.util.Set;

/** The service's {@code identity}: {@code SystemAssigned} makes it, {@code None} removes it. */
final class ServiceIdentityBehaviour implements ResourceBehaviour {
    private static final String IDENTITY = "identity";

    private final Provisioning provisioning;

    ServiceIdentityBehaviour(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    /** The server's fields come from what was there; a body without the identity leaves it as it is. */
    @Override
    public void prepare(Draft draft, ResourceView view) {
        var before = draft.before().map(Resource::document).map(document -> document.get(IDENTITY));
        draft.document().remove(IDENTITY);
        before.ifPresent(identity -> draft.document().set(IDENTITY, identity.deepCopy()));
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var type = asked(draft);
        if (type.isEmpty()) {
            return;
        }
        if (!type.get().equalsIgnoreCase(ServiceIdentity.ON) && !type.get().equalsIgnoreCase(ServiceIdentity.OFF)) {
            problems.add(
                    "identity.type",
                    "identity.type must be SystemAssigned or None; identities assigned by users are not offered.");
            return;
        }
        if (provisioning.directory().identities().isEmpty() && switches(draft)) {
            problems.add(
                    IDENTITY,
                    "The service uses a tenant whose identities are not made here. Switch the managed identity where"
                            + " Gatehouse runs, or set the credential in Gatehouse's settings, and give it the"
                            + " directory role Application Administrator there.");
        }
    }

    @Override
    public Optional<Giving> giving(Draft draft, ResourceView view) {
        if (!switches(draft)) {
            return Optional.empty();
        }
        if (!wanted(draft)) {
            draft.document().putObject(IDENTITY).put("type", ServiceIdentity.OFF);
            return Optional.empty();
        }
        return Optional.of(provisioning.giving(
                new ServiceIdentityTask(new Whom(draft.id(), draft.uid())),
                progress -> draft.document()
                        .putObject(IDENTITY)
                        .put("type", ServiceIdentity.ON)
                        .setAll(progress.observed()),
                (_, _) -> {}));
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.before().map(ServiceIdentity::on).orElse(false) && !ServiceIdentity.on(draft.document())) {
            provisioning.align(change, new ServiceIdentityTask(new Whom(draft.id(), draft.uid())));
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        if (ServiceIdentity.on(deletion.resource())) {
            provisioning.align(change, new ServiceIdentityTask(Whom.of(deletion.resource())));
        }
    }

    private static Optional<String> asked(Draft draft) {
        return Optional.ofNullable(draft.body().get(IDENTITY))
                .filter(JsonNode::isObject)
                .map(identity -> Json.text(identity, "type").orElse(""));
    }

    private static boolean wanted(Draft draft) {
        return asked(draft).filter(ServiceIdentity.ON::equalsIgnoreCase).isPresent();
    }

    private static boolean switches(Draft draft) {
        return asked(draft).isPresent()
                && wanted(draft) != draft.before().map(ServiceIdentity::on).orElse(false);
    }
}
