package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.provisioning.Drift.Kind;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gatehouse's addition to the service: {@code GET …/drift} tells where the directory differs from the resources, as
 * the last look found; {@code POST …/reconcile} looks now and changes nothing; {@code POST …/repair} looks, and puts
 * right what it finds, or only the {@code kinds} that the body names.
 */
final class DriftBehaviour implements ResourceBehaviour {
    private final Provisioning provisioning;
    private final Reconciliation reconciliation;

    DriftBehaviour(Provisioning provisioning, Reconciliation reconciliation) {
        this.provisioning = provisioning;
        this.reconciliation = reconciliation;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("drift", (method, name, call) -> {
            if (!method.equals("GET")) {
                throw ArmException.notAllowed("Only GET can be asked of drift.");
            }
            if (name.isPresent()) {
                throw ArmException.notFound("The difference " + name.get());
            }
            return ArmReply.of(200, report(call));
        });
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("reconcile", this::reconcile, "repair", this::repair);
    }

    private ArmReply reconcile(ResourceAction.Call call) {
        look();
        return ArmReply.of(200, report(call));
    }

    private ArmReply repair(ResourceAction.Call call) {
        var kinds = kinds(call.body());
        var mine = look().stream()
                .filter(drift -> kinds.contains(drift.kind()))
                .filter(drift -> drift.service().map(key(call)::equals).orElseGet(() -> isFirst(call)))
                .toList();
        var outcomes = new Repair(provisioning).of(mine);
        var body = Json.object();
        var repaired = body.putArray("repairs");
        outcomes.forEach(outcome -> repaired.add(outcome.toJson()));
        if (!mine.isEmpty()) {
            look();
        }
        body.set("drift", report(call));
        return ArmReply.of(200, body);
    }

    private List<Drift> look() {
        try {
            return reconciliation.run();
        } catch (IdentityProviderException e) {
            throw Refusal.of(e, provisioning.provider());
        }
    }

    private static Set<Kind> kinds(ObjectNode body) {
        var named = body.path("kinds");
        if (named.isMissingNode()) {
            return EnumSet.allOf(Kind.class);
        }
        var known = Arrays.stream(Kind.values()).map(Kind::wireName).collect(Collectors.joining(", "));
        if (!named.isArray() || named.isEmpty()) {
            throw ArmException.invalid("kinds", "kinds must be an array of some of: " + known + ".");
        }
        var kinds = EnumSet.noneOf(Kind.class);
        named.forEach(name -> kinds.add(Optional.of(name.asText())
                .flatMap(Kind::named)
                .orElseThrow(() -> ArmException.invalid(
                        "kinds", name.asText() + " is no kind of difference; there are " + known + "."))));
        return kinds;
    }

    private ObjectNode report(ResourceAction.Call call) {
        return reconciliation
                .last()
                .document(
                        key(call),
                        isFirst(call),
                        provisioning.workshop().clock().instant());
    }

    private static String key(ResourceAction.Call call) {
        return call.resource().id().service().key();
    }

    /** What no resource knows is shown at the first service. */
    private static boolean isFirst(ResourceAction.Call call) {
        return call.resources().read(ResourceView::services).getFirst().key().equals(key(call));
    }
}
