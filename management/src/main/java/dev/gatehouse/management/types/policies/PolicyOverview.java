package dev.gatehouse.management.types.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Listing;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.management.types.PolicyType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All policy documents of a service, and whether each holds what the restrictions ask. Nothing is refused by it. */
final class PolicyOverview implements ResourceBehaviour {
    private final Sealing sealing;

    PolicyOverview(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("allPolicies", this::list);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("validatePolicies", this::validate);
    }

    private ArmReply list(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole list can be asked of allPolicies.");
        }
        var documents = call.resources().read(view -> {
            var compliance = new PolicyCompliance(view, call.resource().id(), sealing);
            return PolicyType.documents(view, call.resource().id()).stream()
                    .map(document -> row(document, compliance.holds(document), call))
                    .toList();
        });
        return new Listing(call).of(documents, "allPolicies", List.of(), ObjectNode::get);
    }

    private static ObjectNode row(Resource document, boolean holds, ResourceAction.Call call) {
        var row = Json.object()
                .put("id", call.resource().id().path() + "/allPolicies/" + document.uid())
                .put("type", Catalogue.SERVICE.fullName() + "/allPolicies")
                .put("name", document.uid());
        Json.properties(row)
                .put("referencePolicyId", document.id().path())
                .put("complianceState", holds ? "Compliant" : "NonCompliant");
        return row;
    }

    /** An operation that is over when it is answered; its log names the documents that don't hold what is asked. */
    private ArmReply validate(ResourceAction.Call call) {
        var broken = call.resources().read(view -> {
            var compliance = new PolicyCompliance(view, call.resource().id(), sealing);
            return PolicyType.documents(view, call.resource().id()).stream()
                    .filter(document -> !compliance.holds(document))
                    .map(document -> document.id().path())
                    .toList();
        });
        var result = Json.object()
                .put("id", call.resource().id().path() + "/operationresults/validatePolicies")
                .put("type", Catalogue.SERVICE.fullName() + "/operationresults")
                .put("name", "validatePolicies");
        var properties = Json.properties(result)
                .put("id", "validatePolicies")
                .put("status", "Succeeded")
                .put("started", Dates.seconds(call.now()))
                .put("updated", Dates.seconds(call.now()))
                .put(
                        "resultInfo",
                        broken.isEmpty()
                                ? "All policy documents hold what the restrictions ask."
                                : broken.size() + " policy documents don't hold <base /> where a restriction asks it.");
        var log = properties.putArray("actionLog");
        broken.forEach(id -> log.addObject()
                .put("objectType", "Policy")
                .put("action", "NonCompliant")
                .put("objectKey", id));
        return ArmReply.of(200, result);
    }
}
