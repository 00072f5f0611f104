package dev.gatehouse.management.types.policies;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.PolicyFragments;
import dev.gatehouse.management.types.PolicyType;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.policy.Format;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.Problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code POST …/validatePolicy} with the properties of a PUT of the document: what would be wrong with it there, by line
 * and column. {@code validatePolicyFragment} does it for a fragment. Nothing is saved and nothing is written down, so
 * that it can be asked while somebody types, and by who may read alone.
 */
final class PolicyValidation implements ResourceBehaviour {
    private static final int LONGEST = 1024 * 1024;

    private final Sealing sealing;

    PolicyValidation(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(
                Catalogue.SERVICE, Catalogue.WORKSPACES, Catalogue.PRODUCTS, Catalogue.APIS, Catalogue.OPERATIONS);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of(
                "validatePolicy", new Looking(this::document), "validatePolicyFragment", new Looking(this::fragment));
    }

    /** An action that shows no secret and changes nothing. */
    private record Looking(ResourceAction action) implements ResourceAction {
        @Override
        public ArmReply run(Call call) {
            return action.run(call);
        }

        @Override
        public boolean reads() {
            return true;
        }
    }

    private ArmReply document(ResourceAction.Call call) {
        var text = value(call);
        var format = format(call);
        return told(call.resources()
                .read(view -> PolicyType.problems(PolicyType.at(call.resource().id()), text, format, view, sealing)));
    }

    private ArmReply fragment(ResourceAction.Call call) {
        var fragment = new Fragment(value(call), format(call));
        return told(
                call.resources().read(view -> fragment(fragment, call.resource().id(), view)));
    }

    private List<Problem> fragment(Fragment fragment, ResourceId place, ResourceView view) {
        var scope = PolicyType.at(place).scope();
        return PolicyLanguage.check(
                fragment, PolicyType.namedValues(view, scope, sealing), PolicyFragments.of(view, scope));
    }

    private static String value(ResourceAction.Call call) {
        var value = Json.text(Json.properties(call.body()), "value")
                .orElseThrow(() -> ArmException.invalid("value", "value is required: the text of the document."));
        if (value.length() > LONGEST) {
            throw ArmException.invalid("value", "value must have at most " + LONGEST + " characters.");
        }
        return value;
    }

    private static Format format(ResourceAction.Call call) {
        var word =
                Json.text(Json.properties(call.body()), "format").orElse("xml").toLowerCase(Locale.ROOT);
        if (!Set.of("xml", "rawxml").contains(word)) {
            throw ArmException.invalid("format", "format must be xml or rawxml.");
        }
        return PolicyLanguage.format(word.equals("rawxml"));
    }

    private static ArmReply told(List<Problem> problems) {
        var body = Json.object();
        var told = body.putArray("problems");
        problems.forEach(problem -> told.addObject()
                .put("line", problem.line())
                .put("column", problem.column())
                .put("element", problem.element())
                .put("message", problem.sentence())
                .put("fix", problem.fix()));
        return ArmReply.of(200, body);
    }
}
