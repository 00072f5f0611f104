package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Giving;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.provisioning.KeptSecrets.Kept;
import dev.gatehouse.management.provisioning.KeptSecrets.Origin;
import dev.gatehouse.management.types.ApplicationExpansion;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.ClientApplication.State;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Client applications: registered with a first secret, renamed, handed to another owner, deleted. */
final class ClientApplications implements ResourceBehaviour {
    private final Provisioning provisioning;
    private final Prerequisites prerequisites;
    private final ListSecrets listSecrets;
    private final Credentials credentials;

    ClientApplications(Provisioning provisioning, Sealing sealing) {
        this.provisioning = provisioning;
        this.prerequisites = new Prerequisites(provisioning.directory());
        var making = new SecretMaking(provisioning);
        this.listSecrets = new ListSecrets(making, sealing);
        this.credentials = new Credentials(making, provisioning);
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.CLIENT_APPLICATIONS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (draft.creating()) {
            draft.properties().put("state", State.ACTIVE.wireName());
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var application = draft.as(ClientApplication.class);
        application
                .refuseTokensBefore()
                .filter(draft.now()::isBefore)
                .ifPresent(time -> problems.add(
                        "refuseTokensBefore",
                        "refuseTokensBefore must not be in the future; now it is " + draft.now() + "."));
        if (draft.creating()) {
            prerequisites.require(view);
        }
    }

    @Override
    public Optional<Giving> giving(Draft draft, ResourceView view) {
        if (!draft.creating()) {
            return Optional.empty();
        }
        var expires = SecretMaking.expiry(draft.now());
        var task = new ClientTask(
                new Whom(draft.id(), draft.uid()),
                draft.as(ClientApplication.class).displayName(),
                expires);
        return Optional.of(provisioning.giving(
                task,
                progress -> {
                    ClientTask.show(draft.properties(), draft.internal(), progress.observed());
                    var secret = progress.secret().orElseThrow();
                    draft.secrets().put(KeptSecrets.SEALED, secret.value());
                    KeptSecrets.add(draft.internal(), new Kept(secret.keyId(), Origin.REGISTRATION, secret.expires()));
                },
                (_, _) -> {}));
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var before = draft.beforeAs(ClientApplication.class);
        if (before.isEmpty()) {
            return;
        }
        if (!before.get().displayName().equals(draft.as(ClientApplication.class).displayName())) {
            align(change, draft.proposed());
        }
        if (ownerChanges(draft)) {
            forgetUnread(draft, change);
        }
    }

    /** A new owner is not to see what the old one could have seen. */
    private void forgetUnread(Draft draft, ResourceChange change) {
        var application = change.find(draft.id()).orElseThrow();
        if (Sealing.hash(application, KeptSecrets.SEALED).isEmpty()) {
            return;
        }
        var unread = KeptSecrets.of(application)
                .first()
                .map(Kept::keyId)
                .map(List::of)
                .orElse(List.of());
        var internal = application.internal().deepCopy();
        Sealing.forget(internal, KeptSecrets.SEALED);
        KeptSecrets.remove(internal, Set.copyOf(unread));
        change.save(application.holding(application.document(), internal));
        provisioning.align(change, SecretTask.removing(Whom.of(application), unread));
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var application = deletion.resource();
        for (var intent : change.intents()) {
            // What was still to be revoked goes with the whole application.
            if (!TaskIntent.isGiving(intent)
                    && TaskIntent.task(intent) instanceof GrantTask grant
                    && grant.application().uid().equals(application.uid())) {
                change.done(intent);
            }
        }
        align(change, application);
    }

    @Override
    public void render(Resource application, ObjectNode document, ResourceView view, Map<String, String> query) {
        if (ApplicationExpansion.wants(query, ApplicationExpansion.SECRETS)) {
            var secrets = Json.properties(document).putArray(ApplicationExpansion.SECRETS);
            KeptSecrets.of(application)
                    .all()
                    .forEach(kept -> secrets.addObject()
                            .put("keyId", kept.keyId())
                            .put("expiresAt", kept.expires().toString()));
        }
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listSecrets", listSecrets, "refuseTokens", new RefuseTokens());
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("credentials", credentials);
    }

    private void align(ResourceChange change, Resource application) {
        provisioning.align(
                change,
                new ClientTask(
                        Whom.of(application),
                        application.as(ClientApplication.class).displayName(),
                        change.now()));
    }

    private static boolean ownerChanges(Draft draft) {
        return draft.beforeAs(ClientApplication.class)
                .map(before -> !before.ownerId()
                        .equalsIgnoreCase(draft.as(ClientApplication.class).ownerId()))
                .orElse(false);
    }
}
