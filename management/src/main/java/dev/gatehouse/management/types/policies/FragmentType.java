package dev.gatehouse.management.types.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Listing;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.PolicyFragments;
import dev.gatehouse.management.types.PolicyType;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.PolicyFragment;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.PolicyLanguage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Policy fragments: nothing is kept that can't be run where it is included, and none goes while it is. */
final class FragmentType implements ResourceBehaviour {
    private final Sealing sealing;

    FragmentType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(PolicyTypes.POLICY_FRAGMENTS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var fragment = PolicyFragments.fragment(draft.as(PolicyFragment.class));
        var named = PolicyType.namedValues(view, draft.id().scope(), sealing);
        PolicyLanguage.check(
                        fragment, named, PolicyFragments.of(view, draft.id().scope()))
                .forEach(problem -> problems.add("value", problem.text()));
        if (problems.none() && !draft.creating()) {
            documents(draft, fragment, view, problems);
        }
    }

    /** Says which documents couldn't be run any more with what the draft would make of it. */
    private void documents(Draft draft, Fragment fragment, ResourceView view, Problems problems) {
        var name = draft.id().name();
        for (var document : PolicyFragments.including(view, draft.id(), sealing)) {
            PolicyType.problems(
                            document,
                            view,
                            PolicyType.namedValues(view, draft.id().scope(), sealing),
                            id -> id.equalsIgnoreCase(name) ? Optional.of(fragment) : Optional.empty())
                    .stream()
                    .findFirst()
                    .ifPresent(problem -> problems.add(
                            "value", "value would make " + document.id().shortPath() + " invalid. " + problem.text()));
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var id = deletion.resource().id();
        var users = PolicyFragments.including(view, id, sealing).stream()
                .map(document -> document.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw ArmException.conflict(
                    "Policy fragment " + id.name() + " is included by " + users + ": take it out of them first.");
        }
    }

    @Override
    public void render(Resource fragment, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document).put("provisioningState", "Succeeded");
        var asked = query.get("format");
        if (asked != null) {
            // Without expressions, which aren't kept, a fragment is the same in both.
            properties.put(
                    "format",
                    Optional.of(asked.toLowerCase(Locale.ROOT))
                            .filter(Set.of("xml", "rawxml")::contains)
                            .orElseThrow(() -> ArmException.invalid("format", "format must be xml or rawxml.")));
        }
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listReferences", this::references);
    }

    private ArmReply references(ResourceAction.Call call) {
        var documents = call.resources()
                .read(view -> PolicyFragments.including(view, call.resource().id(), sealing).stream()
                        .map(document -> Json.object()
                                .put("id", document.id().path())
                                .put("type", document.id().type().fullName())
                                .put("name", document.id().name()))
                        .toList());
        return new Listing(call).of(documents, "references", List.of(), ObjectNode::get);
    }
}
