package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.List;

/** A section's steps while they are put together, and what a policy may know about where it stands. */
public final class Assembly {
    private final PolicyWorld world;
    private final Section section;
    private final boolean choosesBackends;
    private final List<Step> steps = new ArrayList<>();
    private final List<PolicyDocument.Placed> origins = new ArrayList<>();
    private PolicyDocument.Placed current;

    Assembly(PolicyWorld world, Section section, boolean choosesBackends) {
        this.world = world;
        this.section = section;
        this.choosesBackends = choosesBackends;
    }

    void assemble(PolicyDocument.Placed placed) {
        current = placed;
        placed.policy().assemble(this);
    }

    /** Adds a step behind those that are there. */
    public void add(Step step) {
        steps.add(step);
        origins.add(current);
    }

    public PolicyWorld world() {
        return world;
    }

    public Section section() {
        return section;
    }

    /** Whether any policy of the pipeline may choose a backend by its id. */
    public boolean choosesBackends() {
        return choosesBackends;
    }

    /** Where the policy's document stands. */
    public Place place() {
        return current.place();
    }

    Pipeline.Program program() {
        return new Pipeline.Program(section, steps.toArray(Step[]::new), origins.toArray(PolicyDocument.Placed[]::new));
    }
}
