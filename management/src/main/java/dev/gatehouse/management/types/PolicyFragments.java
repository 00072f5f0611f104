package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.resource.Policy;
import dev.gatehouse.model.resource.PolicyFragment;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.References;

import java.util.List;
import java.util.Locale;

/** The policy fragments of a service or workspace, and the documents that include them. */
public final class PolicyFragments {
    private PolicyFragments() {}

    /** What documents there can refer to. */
    static References of(ResourceView view, ResourceId scope) {
        return id -> PolicyTypes.POLICY_FRAGMENTS.name().allows(id)
                ? view.find(scope.child(PolicyTypes.POLICY_FRAGMENTS, id))
                        .map(found -> fragment(found.as(PolicyFragment.class)))
                : java.util.Optional.empty();
    }

    /** A fragment as the policy language takes it. */
    public static Fragment fragment(PolicyFragment fragment) {
        return new Fragment(fragment.value(), PolicyLanguage.format(fragment.format() == PolicyFragment.Format.RAWXML));
    }

    /** The documents that include a fragment, of the scope that it stands in. */
    public static List<Resource> including(ResourceView view, ResourceId fragment, Sealing sealing) {
        var scope = fragment.scope();
        var named = PolicyType.namedValues(view, scope, sealing);
        var id = fragment.name().toLowerCase(Locale.ROOT);
        return PolicyType.documents(view, scope).stream()
                .filter(document -> {
                    var policy = document.as(Policy.class);
                    return PolicyLanguage.fragments(policy.value(), PolicyType.format(policy), named)
                            .contains(id);
                })
                .toList();
    }
}
