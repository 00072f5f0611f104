package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The policies that one kind of call goes through, made ready to run: every {@code <base/>} replaced by what the broader
 * documents say, each section a flat row of steps. Immutable and shared by all calls; what belongs to one call is its
 * {@link Run}.
 */
public final class Pipeline {

    /** A section's steps, and where each came from. */
    record Program(Section section, Step[] steps, PolicyDocument.Placed[] origins) {}

    private final Map<Section, Program> programs;
    private final Program preflight;

    private Pipeline(Map<Section, Program> programs) {
        this.programs = programs;
        this.preflight = preflightOf(programs.get(Section.INBOUND));
    }

    /**
     * @param chain the documents from broadest to narrowest; scopes without a document are left out. Without a global
     *     one, the default global document counts
     */
    public static Pipeline compile(List<PolicyDocument> chain, PolicyWorld world) {
        EffectivePolicy effective = EffectivePolicy.of(chain);
        boolean choosesBackends = chain.stream()
                .flatMap(document -> document.sections().values().stream())
                .flatMap(List::stream)
                .anyMatch(node -> node instanceof PolicyDocument.Placed placed
                        && placed.policy().choosesBackend());
        Map<Section, Program> programs = new EnumMap<>(Section.class);
        effective.sections().forEach((section, policies) -> {
            Assembly assembly = new Assembly(world, section, choosesBackends);
            policies.forEach(assembly::assemble);
            programs.put(section, assembly.program());
        });
        return new Pipeline(programs);
    }

    private static Program preflightOf(Program inbound) {
        List<Step> steps = new ArrayList<>();
        List<PolicyDocument.Placed> origins = new ArrayList<>();
        for (int i = 0; i < inbound.steps().length; i++) {
            if (inbound.steps()[i] instanceof PreflightStep) {
                steps.add(inbound.steps()[i]);
                origins.add(inbound.origins()[i]);
            }
        }
        return new Program(Section.INBOUND, steps.toArray(Step[]::new), origins.toArray(PolicyDocument.Placed[]::new));
    }

    /** Whether a policy here may answer a CORS preflight. */
    public boolean answersPreflights() {
        return preflight.steps().length > 0;
    }

    /** A call's way through this pipeline; it begins when one of the run's first three methods is called. */
    public Run run(Call call, Completion completion) {
        return new Run(this, call, completion);
    }

    Program program(Section section) {
        return programs.get(section);
    }

    Program preflight() {
        return preflight;
    }
}
