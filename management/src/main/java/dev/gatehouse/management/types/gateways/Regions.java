package dev.gatehouse.management.types.gateways;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the service's own gateways are: in one place. */
final class Regions implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("regions", Regions::list);
    }

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                "quotas",
                "What quotas have counted can't be read or changed here: each gateway process counts for itself.");
    }

    private static ArmReply list(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole list can be asked of regions.");
        }
        var body = Json.object();
        body.putArray("value")
                .addObject()
                .put("name", Json.text(call.resource().document(), "location").orElse("local"))
                .put("isMasterRegion", true)
                .put("isDeleted", false);
        return ArmReply.of(200, body.put("count", 1));
    }
}
