package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

@Command(
        name = "reconcile",
        description = {
            "Looks whether the directory still holds what products, applications and links say, and lists what differs.",
            "Changes nothing, unless --repair is given. Ends with 5 when something differs afterwards."
        })
final class ReconcileVerb extends Verb {
    @Option(
            names = "--repair",
            description =
                    "Puts right what differs. Applications that are gone for good are made anew, without secrets.")
    private boolean repair;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description =
                    "With --repair: only differences of this kind, such as GrantUnknown. May be given repeatedly.")
    private List<String> kinds = new ArrayList<>();

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        if (!repair && !kinds.isEmpty()) {
            throw new VerbException(ExitCode.USAGE, "--kind says what is to be repaired: give --repair too.");
        }
        return repair ? repair(server, output) : look(server, output);
    }

    private static ExitCode look(RunningServer server, Output output) {
        var report = server.post("/reconcile");
        if (report.path("value").isEmpty()) {
            output.sentence("The directory holds what the resources say." + waiting(report), report);
        } else {
            output.table(List.of("kind", "resource", "what", "repair"), rows(report.path("value"), "repair"), report);
        }
        return end(report);
    }

    private ExitCode repair(RunningServer server, Output output) {
        var body = Json.object();
        if (!kinds.isEmpty()) {
            ArrayNode named = body.putArray("kinds");
            kinds.forEach(named::add);
        }
        var answer = server.post("/repair", body);
        if (answer.path("repairs").isEmpty()) {
            output.sentence("Nothing to repair." + waiting(answer.path("drift")), answer);
        } else {
            output.table(
                    List.of("kind", "resource", "what", "outcome"), rows(answer.path("repairs"), "outcome"), answer);
        }
        return end(answer.path("drift"));
    }

    private static List<List<String>> rows(JsonNode differences, String last) {
        var rows = new ArrayList<List<String>>();
        for (var one : differences) {
            var id = one.path("resourceId").asText("");
            rows.add(List.of(
                    one.path("kind").asText(),
                    id.isEmpty() ? one.path("uniqueName").asText() : id.replaceFirst("^(?:/[^/]+){8}", ""),
                    one.path("message").asText(),
                    one.path(last).asText()));
        }
        return rows;
    }

    /** What was asked for and is not done yet is no difference. */
    private static String waiting(JsonNode report) {
        var waiting = report.path("waiting").asInt();
        return waiting == 0 ? "" : " " + waiting + " changes of the directory still wait to be made.";
    }

    private static ExitCode end(JsonNode report) {
        return report.path("count").asLong() == 0 ? ExitCode.DONE : ExitCode.NOT_READY;
    }

    /** In a few words how the directory stood when it was last looked, for {@code status}. */
    static String inWords(JsonNode report) {
        if (!report.has("finishedAt")) {
            return "not looked at yet: ./gatehouse reconcile does"
                    + (report.has("problem") ? " (" + report.path("problem").asText() + ")" : "");
        }
        var when = "looked at " + report.path("finishedAt").asText()
                + (report.has("problem")
                        ? ", not since: " + report.path("problem").asText()
                        : "");
        if (report.path("count").asLong() == 0) {
            return "as the resources say (" + when + ")";
        }
        var kinds = new ArrayList<String>();
        report.path("kinds")
                .properties()
                .forEach(kind -> kinds.add(kind.getKey() + " " + kind.getValue().asLong()));
        return "differs in " + report.path("count").asLong() + ": " + String.join(", ", kinds) + " (" + when
                + "); ./gatehouse reconcile tells, --repair puts it right";
    }
}
