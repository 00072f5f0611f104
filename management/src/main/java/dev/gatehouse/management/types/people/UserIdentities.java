package dev.gatehouse.management.types.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.SubResource;

import java.util.Optional;

/** {@code users/{id}/identities}: the accounts that a user signs in with. They are written with the user. */
final class UserIdentities implements SubResource {

    @Override
    public ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (name.isPresent()) {
            throw ArmException.notFound("A single identity has no path; it");
        }
        if (!method.equals("GET")) {
            throw ArmException.notAllowed("Identities are read here; they are written with the user.");
        }
        var body = Json.object();
        var value = body.putArray("value");
        if (call.resource().properties().get("identities") instanceof ArrayNode identities) {
            identities.forEach(one -> value.add(one.deepCopy()));
        }
        return ArmReply.of(200, body.put("count", value.size()));
    }
}
