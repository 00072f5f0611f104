package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.resource.NamedValue;
import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.References;

import java.util.List;
import java.util.stream.Stream;

/** The policy documents that call a named value. */
public final class NamedValuePolicies {
    private NamedValuePolicies() {}

    /** All documents and fragments of a service or workspace that call it by that name. */
    public static List<Resource> calling(ResourceView view, ResourceId scope, String displayName) {
        return Stream.concat(
                        PolicyType.documents(view, scope).stream(),
                        view.below(scope, PolicyTypes.POLICY_FRAGMENTS).stream())
                .filter(document -> Json.text(document.properties(), "value")
                        .filter(text -> PolicyLanguage.namedValues(text).contains(displayName))
                        .isPresent())
                .toList();
    }

    /** All documents that would be another with another value: those that call it, and those whose fragments do. */
    private static List<Resource> affected(ResourceView view, ResourceId scope, String displayName, Sealing sealing) {
        return calling(view, scope, displayName).stream()
                .flatMap(caller -> caller.id().type().ofService().equals(PolicyTypes.POLICY_FRAGMENTS)
                        ? PolicyFragments.including(view, caller.id(), sealing).stream()
                        : Stream.of(caller))
                .toList();
    }

    /** Says which documents couldn't be run any more with what the draft would make of it. */
    static void check(Draft draft, String value, ResourceView view, Sealing sealing, Problems problems) {
        var before = draft.beforeAs(NamedValue.class);
        if (before.isEmpty()) {
            return;
        }
        var name = before.get().displayName();
        var all = PolicyType.namedValues(view, draft.id().scope(), sealing);
        NamedValues proposed = called -> called.equals(name) ? java.util.Optional.of(value) : all.value(called);
        for (var document : affected(view, draft.id().scope(), name, sealing)) {
            PolicyType.problems(document, view, proposed, References.NONE).stream()
                    .findFirst()
                    .ifPresent(problem -> problems.add(
                            NamedValueType.VALUE,
                            "value would make " + document.id().shortPath() + " invalid. " + problem.text()));
        }
    }

    /** Has all documents call it by its new name. */
    static void rename(ResourceChange change, ResourceId scope, String from, String to) {
        for (var caller : calling(change, scope, from)) {
            var document = caller.document().deepCopy();
            var properties = Json.properties(document);
            var text = Json.text(properties, "value").orElseThrow();
            properties.put("value", text.replace("{{" + from + "}}", "{{" + to + "}}"));
            change.save(caller.holding(document, caller.internal()));
        }
    }
}
