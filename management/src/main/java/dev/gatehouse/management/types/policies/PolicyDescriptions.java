package dev.gatehouse.management.types.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policies that documents can hold. {@code scope} is a sum: tenant 1, product 2, API 4, operation 8. Beyond Azure,
 * {@code sections} and {@code sample} say where one may stand and how it is written.
 */
final class PolicyDescriptions implements ResourceBehaviour {
    private static final Map<String, Scope> SCOPES =
            Map.of("tenant", Scope.GLOBAL, "product", Scope.PRODUCT, "api", Scope.API, "operation", Scope.OPERATION);
    private static final Map<Scope, Integer> BITS =
            Map.of(Scope.GLOBAL, 1, Scope.PRODUCT, 2, Scope.API, 4, Scope.OPERATION, 8);

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("policyDescriptions", PolicyDescriptions::list);
    }

    private static ArmReply list(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole list can be asked of policyDescriptions.");
        }
        var scope = call.query().getOrDefault("scope", "All").toLowerCase(Locale.ROOT);
        if (!scope.equals("all") && !SCOPES.containsKey(scope)) {
            throw ArmException.invalid("scope", "scope must be one of Tenant, Product, Api, Operation, All.");
        }
        var body = Json.object();
        var value = body.putArray("value");
        Policies.ALL.stream()
                .filter(kind -> scope.equals("all") || kind.scopes().contains(SCOPES.get(scope)))
                .forEach(kind -> value.add(described(kind, call)));
        return ArmReply.of(200, body.put("count", value.size()));
    }

    private static ObjectNode described(PolicyKind kind, ResourceAction.Call call) {
        var document = Json.object()
                .put("id", call.resource().id().path() + "/policyDescriptions/" + kind.name())
                .put("type", Catalogue.SERVICE.fullName() + "/policyDescriptions")
                .put("name", kind.name());
        Json.properties(document)
                .put("description", sentence(kind))
                .put("sample", kind.sample())
                .put(
                        "scope",
                        kind.scopes().stream()
                                .mapToInt(scope -> BITS.getOrDefault(scope, 0))
                                .sum());
        var sections = ((ObjectNode) document.get("properties")).putArray("sections");
        kind.sections().stream().sorted().map(Section::element).forEach(sections::add);
        return document;
    }

    private static String sentence(PolicyKind kind) {
        return "May stand in "
                + kind.sections().stream().sorted().map(Section::element).collect(Collectors.joining(", "))
                + " of documents of scope "
                + kind.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(", ")) + ".";
    }
}
