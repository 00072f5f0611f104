package dev.gatehouse.cli.files;

import java.util.ArrayList;
import java.util.List;

/** What reading the files brings up beside the resources: what can't be applied, and what is worth knowing. */
public final class Findings {
    private static final int MAX = 200;

    private final boolean leaveOut;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    /** @param leaveOut whether what this Gatehouse doesn't have is left out, rather than keeping all from being applied */
    public Findings(boolean leaveOut) {
        this.leaveOut = leaveOut;
    }

    /** Something that this Gatehouse doesn't have at all. */
    public void unsupported(Place place, String sentence) {
        if (leaveOut) {
            note(place, sentence + " It is left out.");
        } else {
            problem(place, sentence);
        }
    }

    /** Something that can't be applied: nothing will be. */
    public void problem(Place place, String sentence) {
        add(problems, new Problem(place, sentence));
    }

    public void problem(Problem problem) {
        add(problems, problem);
    }

    /** Something that is applied otherwise than its author may think. */
    public void note(Place place, String sentence) {
        add(notes, new Problem(place, sentence));
    }

    private static void add(List<Problem> list, Problem problem) {
        if (list.size() < MAX && !list.contains(problem)) {
            list.add(problem);
        }
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public List<Problem> notes() {
        return List.copyOf(notes);
    }
}
