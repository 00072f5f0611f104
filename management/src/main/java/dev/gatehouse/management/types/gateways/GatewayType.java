package dev.gatehouse.management.types.gateways;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.Keys;
import dev.gatehouse.model.catalogue.GatewayTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Self-hosted gateways: the two keys that they are known by. */
final class GatewayType implements ResourceBehaviour {
    private static final List<String> KEYS = List.of("primary", "secondary");
    private static final String MANAGED = "managed";
    private static final String TRACING = "Traces of single calls aren't available here.";

    private final Sealing sealing;

    GatewayType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(GatewayTypes.GATEWAYS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (draft.id().name().equalsIgnoreCase(MANAGED)) {
            problems.add("name", "managed is the name of the service's own gateway: give another name.");
        }
        if (draft.creating()) {
            KEYS.forEach(key -> draft.secrets().put(key, Keys.generate()));
        }
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listKeys", this::keys, "regenerateKey", this::regenerate, "generateToken", this::token);
    }

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                "listDebugCredentials", TRACING,
                "listTrace", TRACING,
                "invalidateDebugCredentials", TRACING);
    }

    private ArmReply keys(ResourceAction.Call call) {
        var body = Json.object();
        KEYS.forEach(key -> sealing.open(call.resource(), key).ifPresent(value -> body.put(key, value)));
        return ArmReply.of(200, body).tagged(call.resource().revision()).with("Cache-Control", "no-store");
    }

    private ArmReply regenerate(ResourceAction.Call call) {
        var key = keyType(call);
        var revision = call.resources().change(change -> {
            var gateway = change.find(call.resource().id())
                    .orElseThrow(() -> ArmException.notFound(
                            "Resource " + call.resource().id().path()));
            change.save(sealing.keep(gateway, key, Keys.generate()));
        });
        return ArmReply.of(204).at(revision);
    }

    private ArmReply token(ResourceAction.Call call) {
        var key = sealing.open(call.resource(), keyType(call)).orElseThrow();
        var expiry = GatewayToken.expiry(call.body(), call.now());
        var token = GatewayToken.of(call.resource().id().name(), key, expiry);
        return ArmReply.of(200, Json.object().put("value", token)).with("Cache-Control", "no-store");
    }

    private static String keyType(ResourceAction.Call call) {
        return Json.text(call.body(), "keyType")
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(KEYS::contains)
                .orElseThrow(() -> ArmException.invalid("keyType", "keyType must be primary or secondary."));
    }
}
