package dev.gatehouse.cli.files.template;

import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.Problem;

/** Something in a template that can't be worked out, with its place. */
final class TemplateProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    TemplateProblem(Place place, String sentence) {
        super(sentence);
        this.problem = new Problem(place, sentence);
    }

    Problem problem() {
        return problem;
    }
}
