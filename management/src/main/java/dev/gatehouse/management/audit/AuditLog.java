package dev.gatehouse.management.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.AuditEntry;
import dev.gatehouse.store.ResourceKey;
import dev.gatehouse.store.StoreTransaction;
import dev.gatehouse.store.StoredResource;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes lines in a transaction of the store's: of changes as they are saved, and of what changes nothing kept. */
public final class AuditLog {
    /** So seldom is what is too old looked for. */
    private static final Duration FORGETTING = Duration.ofHours(1);

    private static final String FORGOTTEN = "audit.forgotten";

    private final StoreTransaction transaction;
    private final AuditSettings settings;
    private final Instant now;

    public AuditLog(StoreTransaction transaction, AuditSettings settings, Instant now) {
        this.transaction = transaction;
        this.settings = settings;
        this.now = now;
    }

    /** Of a resource that was saved. A save that changes nothing to be seen, and no secret, leaves no line. */
    public void saved(Optional<Resource> before, Resource after) {
        var id = after.id();
        var secrets = Masking.secrets(before.map(Resource::internal), Optional.of(after.internal()));
        var same = before.filter(old -> old.document().equals(after.document())).isPresent();
        if (!same || !secrets.isEmpty()) {
            write(
                    key(id),
                    id.path(),
                    name(id.type()) + "/write",
                    "Succeeded",
                    before.map(each -> Masking.masked(id.type(), each.document())),
                    Optional.of(Masking.masked(id.type(), after.document())),
                    secrets);
        }
    }

    /**
     * Of a resource that is gone.
     *
     * @param shortPath its id below the service
     */
    public void removed(ServiceId service, ResourceType type, StoredResource gone, String shortPath) {
        write(
                gone.key(),
                service.path() + shortPath,
                name(type) + "/delete",
                "Succeeded",
                Optional.of(Masking.masked(type, gone.document())),
                Optional.empty(),
                Masking.secrets(Optional.of(gone.internal()), Optional.empty()));
    }

    /**
     * Of what was done, or refused, without a resource being saved.
     *
     * @param operation in Azure's words, such as {@code …/subscriptions/listSecrets/action}
     * @param outcome {@code Succeeded}, or {@code Failed} and why
     */
    public void done(ResourceId id, String operation, String outcome) {
        write(key(id), id.path(), operation, outcome, Optional.empty(), Optional.empty(), List.of());
    }

    private void write(
            ResourceKey key,
            String resource,
            String operation,
            String outcome,
            Optional<ObjectNode> before,
            Optional<ObjectNode> after,
            Collection<String> secrets) {
        var cause = Cause.current();
        transaction.audit(new AuditEntry(
                0,
                now,
                cause.actor(),
                cause.origin(),
                key,
                resource,
                operation,
                outcome,
                before,
                after,
                List.copyOf(secrets)));
        var last = transaction.setting(FORGOTTEN).map(Instant::parse).orElse(Instant.EPOCH);
        if (!now.isBefore(last.plus(FORGETTING))) {
            transaction.forgetAudit(now.minus(settings.kept()));
            transaction.keepAudit(settings.most());
            transaction.putSetting(FORGOTTEN, now.toString());
        }
    }

    private static ResourceKey key(ResourceId id) {
        return new ResourceKey(id.service().key(), id.key());
    }

    /** Role assignments are of another provider than what they are at. */
    private static String name(ResourceType type) {
        return type.equals(Catalogue.ROLE_ASSIGNMENTS)
                        || type.origin()
                                .filter(Catalogue.ROLE_ASSIGNMENTS::equals)
                                .isPresent()
                ? "Microsoft.Authorization/roleAssignments"
                : type.fullName();
    }
}
