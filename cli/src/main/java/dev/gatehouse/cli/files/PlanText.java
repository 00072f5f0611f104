package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.cli.files.plan.Applier;
import dev.gatehouse.cli.files.plan.Difference;
import dev.gatehouse.cli.files.plan.Plan;
import dev.gatehouse.cli.files.plan.Step;
import dev.gatehouse.http.Json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan and what came of it, for people and for scripts. Secrets stand in neither. */
final class PlanText {
    private static final int WIDTH = 120;

    private final Secrets secrets;

    PlanText(Secrets secrets) {
        this.secrets = secrets;
    }

    List<String> lines(Plan plan, Findings findings) {
        var lines = new ArrayList<String>();
        findings.notes().forEach(note -> lines.add("note: " + secrets.masked(note.toString())));
        for (var step : plan.changes()) {
            lines.add(
                    switch (step) {
                        case Step.Create _ -> "+ create  " + step.path();
                        case Step.Change _ -> "~ change  " + step.path();
                        case Step.Delete _ -> "- delete  " + step.path();
                        case Step.Same _ -> "";
                    });
            differences(step).forEach(difference -> lines.add("    " + line(step, difference)));
        }
        lines.add(plan.changes().isEmpty() ? "Nothing to do: " + counted(plan) : "Plan: " + counted(plan));
        return lines;
    }

    private static String counted(Plan plan) {
        return "%d to create, %d to change, %d to delete, %d as wanted."
                .formatted(
                        plan.count(Step.Create.class),
                        plan.count(Step.Change.class),
                        plan.count(Step.Delete.class),
                        plan.count(Step.Same.class));
    }

    private static List<Difference> differences(Step step) {
        return switch (step) {
            case Step.Create create -> create.differences();
            case Step.Change change -> change.differences();
            default -> List.of();
        };
    }

    private String line(Step step, Difference difference) {
        var after = difference
                .after()
                .map(value -> shown(value, difference.secret()))
                .orElse("(nothing)");
        if (step instanceof Step.Create) {
            return difference.property() + ": " + after;
        }
        var before = difference
                .before()
                .map(value -> shown(value, difference.secret()))
                .orElse("(nothing)");
        return difference.property() + ": " + before + " → " + after;
    }

    private String shown(JsonNode value, boolean secret) {
        var text = secret ? Secrets.MASK : new String(Json.write(masked(value)), StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) <= WIDTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WIDTH)) + "… (" + text.length() + " characters)";
    }

    /** With secret values masked wherever they stand. */
    JsonNode masked(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties()
                        .forEach(member -> copy.set(
                                member.getKey(),
                                Secrets.telling(member.getKey())
                                                && member.getValue().isTextual()
                                        ? TextNode.valueOf(Secrets.MASK)
                                        : masked(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = Json.object().arrayNode();
                array.forEach(item -> copy.add(masked(item)));
                yield copy;
            }
            default -> value.isTextual() ? TextNode.valueOf(secrets.masked(value.textValue())) : value;
        };
    }

    /** The plan for scripts. */
    ObjectNode json(Plan plan, Findings findings) {
        var json = Json.object();
        var steps = json.putArray("steps");
        for (var step : plan.changes()) {
            var one = steps.addObject()
                    .put("action", word(step))
                    .put("resource", step.path().toString());
            var differences = differences(step);
            if (!differences.isEmpty()) {
                var list = one.putArray("properties");
                differences.forEach(difference -> difference(list.addObject(), difference));
            }
        }
        json.put("unchanged", plan.count(Step.Same.class));
        problems(json, "problems", findings.problems());
        problems(json, "notes", findings.notes());
        return json;
    }

    private void difference(ObjectNode into, Difference difference) {
        into.put("property", difference.property());
        put(into, "before", difference.before(), difference.secret());
        put(into, "after", difference.after(), difference.secret());
    }

    private void put(ObjectNode into, String name, Optional<JsonNode> value, boolean secret) {
        value.ifPresent(known -> into.set(name, secret ? TextNode.valueOf(Secrets.MASK) : masked(known)));
    }

    private void problems(ObjectNode json, String name, List<Problem> problems) {
        var list = json.putArray(name);
        problems.forEach(problem -> list.add(masked(problem.json())));
    }

    private static String word(Step step) {
        return switch (step) {
            case Step.Create _ -> "create";
            case Step.Change _ -> "change";
            case Step.Delete _ -> "delete";
            case Step.Same _ -> "leave";
        };
    }

    /** One line for each thing that was done. */
    static List<String> done(List<Step> steps) {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Create _ -> "created " + step.path();
                    case Step.Change _ -> "changed " + step.path();
                    case Step.Delete _ -> "deleted " + step.path();
                    case Step.Same _ -> "left " + step.path();
                })
                .toList();
    }

    /** What people must know when it stopped on the way. */
    String stopped(Applier.Outcome outcome) {
        var refused = outcome.refused().orElseThrow();
        var text = new StringBuilder("Stopped at " + word(refused.step()) + " "
                + refused.step().path() + ": " + secrets.masked(refused.why()));
        text.append("\n  done before it: ").append(listed(outcome.done()));
        text.append("\n  not done: ").append(listed(outcome.left()));
        return text.append("\n  What is done stays; once it is mended, apply again, which does the rest.")
                .toString();
    }

    private static String listed(List<Step> steps) {
        return steps.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        steps.stream()
                                .map(step -> word(step) + " " + step.path())
                                .toList());
    }
}
