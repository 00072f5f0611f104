package dev.gatehouse.cli.files.plan;

import dev.gatehouse.cli.VerbException;
import dev.gatehouse.cli.files.Server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what a plan says, step by step, and stops at the first that is refused. */
public final class Applier {
    private final Server server;

    public Applier(Server server) {
        this.server = server;
    }

    /**
     * How far it came.
     *
     * @param refused the step that was refused, and why; absent if all is done
     */
    public record Outcome(List<Step> done, Optional<Refused> refused, List<Step> left) {}

    /** A step that the server refused, and its sentence. */
    public record Refused(Step step, String why, VerbException cause) {}

    public Outcome apply(Plan plan) {
        var done = new ArrayList<Step>();
        var changes = plan.changes();
        for (var i = 0; i < changes.size(); i++) {
            var step = changes.get(i);
            try {
                carryOut(step);
                done.add(step);
            } catch (VerbException e) {
                var left = changes.subList(i + 1, changes.size());
                return new Outcome(
                        List.copyOf(done), Optional.of(new Refused(step, e.getMessage(), e)), List.copyOf(left));
            }
        }
        return new Outcome(List.copyOf(done), Optional.empty(), List.of());
    }

    private void carryOut(Step step) {
        switch (step) {
            case Step.Create create -> server.put(create.path(), create.body());
            case Step.Change change -> server.put(change.path(), change.body());
            case Step.Delete(var path) -> server.delete(path);
            case Step.Same _ -> {}
        }
    }
}
