package dev.gatehouse.management.types.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.Keys;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.TenantAccess;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The service's own keys. Those of {@code access} sign tokens of users; the direct management API and the git repository
 * that they would open in Azure are not there, so neither can be enabled.
 */
final class TenantAccessType implements ResourceBehaviour {
    private static final String GIT = "gitAccess";
    private static final String NO_GIT = "There is no git repository of a service here: take ./gatehouse export.";

    private final Sealing sealing;

    TenantAccessType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.TENANT_ACCESS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        properties.put("id", git(draft.id().name()) ? "git" : "integration");
        if (draft.creating() && !git(draft.id().name())) {
            for (var key : List.of(UserTokens.PRIMARY, UserTokens.SECONDARY)) {
                if (!Json.has(properties, key)) {
                    properties.put(key, Keys.generate());
                }
            }
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var git = git(draft.id().name());
        if (draft.as(TenantAccess.class).enabled()) {
            problems.add(
                    "enabled",
                    git
                            ? "enabled must be false: there is no git repository of a service here."
                            : "enabled must be false: the direct management API isn't offered, take the ARM API.");
        }
        if (git) {
            draft.secrets().keySet().forEach(key -> problems.add(key, key + " can't be given: there is no git here."));
        } else if (draft.secrets().size() == 2
                && draft.secrets()
                        .get(UserTokens.PRIMARY)
                        .equals(draft.secrets().get(UserTokens.SECONDARY))) {
            problems.add(UserTokens.SECONDARY, "secondaryKey must be another than primaryKey.");
        }
    }

    @Override
    public void render(Resource access, ObjectNode document, ResourceView view, Map<String, String> query) {
        Json.properties(document).put("id", git(access.id().name()) ? "git" : "integration");
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of(
                "listSecrets",
                this::secrets,
                "regeneratePrimaryKey",
                call -> regenerate(call, UserTokens.PRIMARY),
                "regenerateSecondaryKey",
                call -> regenerate(call, UserTokens.SECONDARY));
    }

    @Override
    public Map<String, String> refusals() {
        return Map.of("git", NO_GIT);
    }

    private ArmReply secrets(ResourceAction.Call call) {
        var properties = call.resource().properties();
        var body = Json.object().put("id", git(call.resource().id().name()) ? "git" : "integration");
        Json.text(properties, "principalId").ifPresent(id -> body.put("principalId", id));
        for (var key : List.of(UserTokens.PRIMARY, UserTokens.SECONDARY)) {
            sealing.open(call.resource(), key).ifPresent(value -> body.put(key, value));
        }
        body.put("enabled", properties.path("enabled").asBoolean());
        return ArmReply.of(200, body).tagged(call.resource().revision()).with("Cache-Control", "no-store");
    }

    private ArmReply regenerate(ResourceAction.Call call, String key) {
        if (git(call.resource().id().name())) {
            throw ArmException.notImplemented(NO_GIT);
        }
        var fresh = Keys.generate();
        var revision = call.resources()
                .change(change -> change.find(call.resource().id())
                        .ifPresent(there -> change.save(sealing.keep(there, key, fresh))));
        return ArmReply.of(204).at(revision);
    }

    private static boolean git(String name) {
        return name.equalsIgnoreCase(GIT);
    }
}
