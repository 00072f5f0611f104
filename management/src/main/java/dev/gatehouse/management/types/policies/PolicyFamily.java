package dev.gatehouse.management.types.policies;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;

/** The behaviours of this family. */
public final class PolicyFamily {
    private PolicyFamily() {}

    /** @param sealing opens the named values that documents call */
    public static List<ResourceBehaviour> all(Sealing sealing) {
        return List.of(new PolicyDescriptions(), new PolicyOverview(sealing), new FragmentType(sealing));
    }
}
