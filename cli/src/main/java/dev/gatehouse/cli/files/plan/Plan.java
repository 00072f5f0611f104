package dev.gatehouse.cli.files.plan;

import java.util.List;

/**
 * What is to be done.
 *
 * @param steps in the order in which they are done
 */
public record Plan(List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** Those that change something. */
    public List<Step> changes() {
        return steps.stream().filter(step -> !(step instanceof Step.Same)).toList();
    }

    public long count(Class<? extends Step> kind) {
        return steps.stream().filter(kind::isInstance).count();
    }
}
