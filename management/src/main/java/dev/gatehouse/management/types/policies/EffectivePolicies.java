package dev.gatehouse.management.types.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.types.PolicyType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Policy;
import dev.gatehouse.model.resource.PolicyFragment;
import dev.gatehouse.policy.EffectivePolicy;
import dev.gatehouse.policy.InvalidPolicyDocument;
import dev.gatehouse.policy.PolicyDocument;
import dev.gatehouse.policy.Scope;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET …/effectivePolicy?productId=…}: the policies that calls there go through, each with the document and scope
 * that it comes from and as its author wrote it. The policy room splices them, as it does for the gateway.
 */
final class EffectivePolicies implements ResourceBehaviour {
    private static final String PRODUCT = "productId";

    private final Sealing sealing;

    EffectivePolicies(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(
                Catalogue.SERVICE, Catalogue.WORKSPACES, Catalogue.PRODUCTS, Catalogue.APIS, Catalogue.OPERATIONS);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("effectivePolicy", this::answer);
    }

    private ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole can be asked of effectivePolicy.");
        }
        return ArmReply.of(200, call.resources().read(view -> {
            var chain = chain(call, view);
            return told(call.resource().id(), chain, view);
        }));
    }

    /** The documents that count at a resource, from broadest to narrowest. */
    private List<Resource> chain(ResourceAction.Call call, ResourceView view) {
        var id = call.resource().id();
        var places = new ArrayList<ResourceId>();
        places.add(ResourceId.of(id.service()));
        id.workspace().ifPresent(places::add);
        product(id, call.query().get(PRODUCT), view).ifPresent(places::add);
        var above = new ArrayList<ResourceId>();
        for (var at = Optional.of(id);
                at.isPresent() && !places.contains(at.get());
                at = at.get().parent()) {
            above.addFirst(at.get());
        }
        places.addAll(above);
        return places.stream()
                .flatMap(place -> view.find(PolicyType.at(place)).stream())
                .toList();
    }

    private static Optional<ResourceId> product(ResourceId id, String asked, ResourceView view) {
        if (asked == null || asked.isBlank()) {
            return Optional.empty();
        }
        var api =
                id.type().ofService().equals(Catalogue.OPERATIONS) ? id.parent().orElseThrow() : id;
        if (!api.type().ofService().equals(Catalogue.APIS)) {
            throw ArmException.invalid(PRODUCT, "productId can be given for an API or an operation.");
        }
        var product = api.scope().child(Catalogue.PRODUCTS, asked.substring(asked.lastIndexOf('/') + 1));
        if (!view.exists(product.child(Catalogue.PRODUCT_APIS, Revisions.plain(api.name())))) {
            throw ArmException.invalid(
                    PRODUCT, "productId must name a product that has API " + Revisions.plain(api.name()) + ".");
        }
        return Optional.of(product);
    }

    private ObjectNode told(ResourceId place, List<Resource> chain, ResourceView view) {
        var byScope = new EnumMap<Scope, Resource>(Scope.class);
        var documents = new ArrayList<PolicyDocument>();
        for (var resource : chain) {
            try {
                var document = PolicyType.read(resource, view, sealing);
                byScope.put(document.place().scope(), resource);
                documents.add(document);
            } catch (InvalidPolicyDocument broken) {
                throw ArmException.conflict(
                        "Policy document " + resource.id().shortPath() + " can't be run: " + broken.getMessage());
            }
        }
        var body = Json.object()
                .put("id", place.path() + "/effectivePolicy")
                .put("type", place.type().fullName() + "/effectivePolicy")
                .put("name", "effectivePolicy");
        var sections = Json.properties(body).putArray("sections");
        EffectivePolicy.of(documents).sections().forEach((section, policies) -> {
            var policiesTold =
                    sections.addObject().put("name", section.element()).putArray("policies");
            policies.forEach(placed -> policiesTold.add(
                    told(placed, Optional.ofNullable(byScope.get(placed.place().scope())), place, view)));
        });
        return body;
    }

    private static ObjectNode told(
            PolicyDocument.Placed placed, Optional<Resource> document, ResourceId place, ResourceView view) {
        var told = Json.object()
                .put("name", placed.name())
                .put("scope", placed.place().scope().word());
        document.ifPresent(found -> told.put("policyId", found.id().path()));
        if (placed.place().scope() == Scope.GLOBAL && place.workspace().isPresent()) {
            // Who may read a workspace may not read what is the service's.
            return told;
        }
        var span = placed.span();
        span.fragment().ifPresent(id -> told.put("fragmentId", id));
        return told.put("line", span.start().line())
                .put("column", span.start().column())
                .put("value", span.of(text(placed, document, view)));
    }

    private static String text(PolicyDocument.Placed placed, Optional<Resource> document, ResourceView view) {
        return placed.span()
                .fragment()
                .flatMap(id -> document.flatMap(
                        found -> view.find(found.id().scope().child(PolicyTypes.POLICY_FRAGMENTS, id))))
                .map(fragment -> fragment.as(PolicyFragment.class).value())
                .or(() -> document.map(found -> found.as(Policy.class).value()))
                .orElse(PolicyDocument.DEFAULT_GLOBAL);
    }
}
