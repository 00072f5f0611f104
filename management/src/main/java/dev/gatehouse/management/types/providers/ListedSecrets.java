package dev.gatehouse.management.types.providers;

import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;

/** {@code listSecrets}: a resource's secret properties, told to who may change it. */
record ListedSecrets(List<String> properties, Sealing sealing) implements ResourceAction {
    @Override
    public ArmReply run(Call call) {
        var body = Json.object();
        properties.forEach(
                property -> sealing.open(call.resource(), property).ifPresent(value -> body.put(property, value)));
        return ArmReply.of(200, body).tagged(call.resource().revision()).with("Cache-Control", "no-store");
    }

    @Override
    public String toString() {
        return "ListedSecrets" + properties;
    }
}
