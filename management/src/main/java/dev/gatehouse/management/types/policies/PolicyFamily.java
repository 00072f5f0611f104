package dev.gatehouse.management.types.policies;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.PolicyFragments;
import dev.gatehouse.model.catalogue.PolicyTypes;

import java.util.List;

/** The behaviours of this family. */
public final class PolicyFamily {
    private PolicyFamily() {}

    /** @param sealing opens the named values that documents call */
    public static List<ResourceBehaviour> all(Sealing sealing) {
        return List.of(
                new PolicyDescriptions(),
                new PolicyOverview(sealing),
                new PolicyValidation(sealing),
                new EffectivePolicies(sealing),
                new FragmentType(sealing),
                new PolicyUses(
                        PolicyTypes.POLICY_FRAGMENTS,
                        (view, fragment) -> PolicyFragments.including(view, fragment.id(), sealing).stream()
                                .map(Resource::id)));
    }
}
