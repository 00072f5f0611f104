package dev.gatehouse.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be run, and why. */
public final class InvalidPolicyDocument extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public InvalidPolicyDocument(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
