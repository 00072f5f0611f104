package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Backend;
import dev.gatehouse.model.resource.Certificate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Certificates: the store is kept sealed and never given back; what is told is read from it. */
final class CertificateType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(BackendTypes.CERTIFICATES);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (draft.as(Certificate.class).keyVault().isPresent()) {
            problems.add("keyVault", "keyVault isn't available here: give data and password.");
            return;
        }
        var data = draft.secrets().get("data");
        if (data == null) {
            problems.add("data", "data is required: a PKCS#12 store (.pfx) in base64.");
            return;
        }
        var certificate = CertificateStore.read(data, draft.secrets().getOrDefault("password", ""));
        draft.properties()
                .put("subject", certificate.getSubjectX500Principal().toString())
                .put("thumbprint", CertificateStore.thumbprint(certificate))
                .put("expirationDate", Dates.seconds(certificate.getNotAfter().toInstant()));
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var id = deletion.resource().id();
        var users = Scopes.all(view, id, "backends").stream()
                .filter(backend -> backend.as(Backend.class).credentials().stream()
                        .flatMap(credentials -> credentials.certificateIds().stream())
                        .anyMatch(id.shortPath()::equalsIgnoreCase))
                .map(backend -> backend.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw ArmException.conflict(
                    "Certificate " + id.name() + " is used by " + users + ": take it out of them first.");
        }
    }

    /** None comes from a key vault, so none could fail to be fetched there. */
    @Override
    public Optional<Predicate<Resource>> narrowing(Resource parent, ResourceView view, Map<String, String> query) {
        return Optional.of(query)
                .filter(asked -> Boolean.parseBoolean(asked.get("isKeyVaultRefreshFailed")))
                .map(_ -> _ -> false);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("refreshSecret", CertificateType::refresh);
    }

    private static ArmReply refresh(ResourceAction.Call call) {
        throw ArmException.invalid(
                "keyVault",
                "Certificate " + call.resource().id().name()
                        + " doesn't come from a key vault: give its new data with PUT.");
    }
}
