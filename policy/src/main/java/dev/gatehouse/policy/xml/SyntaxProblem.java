package dev.gatehouse.policy.xml;

import dev.gatehouse.policy.Problem;

/** The text cannot be read any further. */
public final class SyntaxProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    SyntaxProblem(Position position, String sentence, String fix) {
        super(sentence, null, false, false);
        this.problem = new Problem(position.line(), position.column(), "", sentence, fix);
    }

    public Problem problem() {
        return problem;
    }
}
