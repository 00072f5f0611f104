package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Tier;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be asked of a service beside its resources: the tiers that it can have; and what has no counterpart here. */
final class ServiceOperations implements ResourceBehaviour {
    private static final String NETWORK =
            "The service stands in the network of the machine that runs it: Azure's private"
                    + " network has no counterpart here.";

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("skus", ServiceOperations::skus);
    }

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                "getssotoken",
                "Portals are signed in to through the tenant: no token is given out in a URL.",
                "migrateToStv2",
                "There is no other platform to migrate to.",
                "applynetworkconfigurationupdates",
                NETWORK,
                "networkstatus",
                NETWORK,
                "locations",
                NETWORK,
                "outboundNetworkDependenciesEndpoints",
                NETWORK,
                "privateEndpointConnections",
                NETWORK,
                "privateLinkResources",
                NETWORK);
    }

    private static ArmReply skus(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole list can be asked of skus.");
        }
        var body = Json.object();
        var value = body.putArray("value");
        for (var tier : Tier.values()) {
            var sku = value.addObject().put("resourceType", Catalogue.SERVICE.fullName());
            sku.putObject("sku").put("name", tier.wireName());
            sku.putObject("capacity")
                    .put("minimum", tier.leastCapacity())
                    .put("default", 1)
                    .put("scaleType", "manual");
        }
        return ArmReply.of(200, body);
    }
}
