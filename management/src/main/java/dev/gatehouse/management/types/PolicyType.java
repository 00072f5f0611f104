package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.resource.NamedValue;
import dev.gatehouse.model.resource.Policy;
import dev.gatehouse.policy.Format;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.PolicyDocument;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.Problem;
import dev.gatehouse.policy.References;
import dev.gatehouse.policy.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Policy documents at the four scopes: nothing is kept that the gateway couldn't run. */
public final class PolicyType implements ResourceBehaviour {
    static final List<ResourceType> TYPES = List.of(
            Catalogue.POLICIES, Catalogue.PRODUCT_POLICIES, Catalogue.API_POLICIES, Catalogue.OPERATION_POLICIES);

    private final Sealing sealing;

    PolicyType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.copyOf(TYPES);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var policy = draft.as(Policy.class);
        var named = namedValues(view, draft.id().scope(), sealing);
        problems(draft.id(), policy, named, PolicyFragments.of(view, draft.id().scope()))
                .forEach(problem -> problems.add("value", problem.text()));
    }

    @Override
    public void render(Resource policy, ObjectNode document, ResourceView view, Map<String, String> query) {
        var asked = query.get("format");
        if (asked == null) {
            return;
        }
        var format = Optional.of(asked)
                .filter(word -> word.equalsIgnoreCase("xml") || word.equalsIgnoreCase("rawxml"))
                .orElseThrow(() -> ArmException.invalid("format", "format must be xml or rawxml."));
        // Without expressions, which aren't kept, a document is the same in both.
        Json.properties(document).put("format", format.toLowerCase(java.util.Locale.ROOT));
    }

    /** All policy documents below a resource. */
    public static List<Resource> documents(ResourceView view, ResourceId ancestor) {
        var all = new ArrayList<Resource>();
        TYPES.forEach(type -> all.addAll(view.below(ancestor, type)));
        return all;
    }

    /** The id of the document of a service, workspace, product, API or operation. */
    public static ResourceId at(ResourceId place) {
        var type = place.type().ofService();
        var policies = type.equals(Catalogue.PRODUCTS)
                ? Catalogue.PRODUCT_POLICIES
                : type.equals(Catalogue.APIS)
                        ? Catalogue.API_POLICIES
                        : type.equals(Catalogue.OPERATIONS) ? Catalogue.OPERATION_POLICIES : Catalogue.POLICIES;
        return place.child(policies, "policy");
    }

    /** What would be wrong with a text as the document of that id. */
    public static List<Problem> problems(
            ResourceId id, String text, Format format, ResourceView view, Sealing sealing) {
        return PolicyLanguage.check(
                text,
                format,
                scope(id.type()),
                namedValues(view, id.scope(), sealing),
                PolicyFragments.of(view, id.scope()));
    }

    /** What is wrong with a document at that place. */
    static List<Problem> problems(ResourceId id, Policy policy, NamedValues named, References references) {
        return PolicyLanguage.check(policy.value(), format(policy), scope(id.type()), named, references);
    }

    /** What would be wrong with a document that is kept, if it were to refer to others than are there. */
    public static List<Problem> problems(Resource document, ResourceView view, NamedValues named, References changed) {
        var there = PolicyFragments.of(view, document.id().scope());
        return problems(document.id(), document.as(Policy.class), named, new References() {
            @Override
            public Optional<Fragment> fragment(String id) {
                return changed.fragment(id).or(() -> there.fragment(id));
            }

            @Override
            public Optional<Entity.Backend> backend(String id) {
                return changed.backend(id).or(() -> there.backend(id));
            }
        });
    }

    static Format format(Policy policy) {
        return PolicyLanguage.format(policy.format() == Policy.Format.RAWXML);
    }

    /** A document that was found good when it was saved, as the language reads it. */
    public static PolicyDocument read(Resource document, ResourceView view, Sealing sealing) {
        var policy = document.as(Policy.class);
        var scope = scope(document.id().type());
        return PolicyLanguage.read(
                policy.value(),
                format(policy),
                new Place(scope, scope.word()),
                namedValues(view, document.id().scope(), sealing),
                PolicyFragments.of(view, document.id().scope()));
    }

    /** The named values of a service or workspace, with what the secret ones stand for. */
    public static NamedValues namedValues(ResourceView view, ResourceId scope, Sealing sealing) {
        return name -> view.having(scope, Catalogue.NAMED_VALUES, "displayName", name).stream()
                .filter(named -> named.as(NamedValue.class).displayName().equals(name))
                .findFirst()
                .flatMap(named -> NamedValueType.value(named, sealing));
    }

    private static Scope scope(ResourceType place) {
        var type = place.ofService();
        if (type.equals(Catalogue.POLICIES)) {
            return place.origin().isPresent() ? Scope.WORKSPACE : Scope.GLOBAL;
        }
        if (type.equals(Catalogue.PRODUCT_POLICIES)) {
            return Scope.PRODUCT;
        }
        return type.equals(Catalogue.API_POLICIES) ? Scope.API : Scope.OPERATION;
    }
}
