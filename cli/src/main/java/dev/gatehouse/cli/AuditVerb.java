package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.PercentEncoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

@Command(
        name = "audit",
        description = {
            "Prints an audit log as JSON lines, the oldest first: what was changed and by whom, or who signed in.",
            "Everything of the last day, unless told otherwise."
        })
final class AuditVerb extends Verb {
    /** Which log. */
    enum Log {
        management,
        directory,
        signins
    }

    @Option(
            names = "--log",
            paramLabel = "LOG",
            defaultValue = "management",
            description = "management, directory or signins (default: ${DEFAULT-VALUE}).")
    private Log log;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "P1D",
            description = "From when: a time such as 2030-01-31T00:00:00Z, or how long ago, such as PT1H"
                    + " (default: ${DEFAULT-VALUE}).")
    private String since;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var from = from();
        var entries = switch (log) {
            case management -> server.list("/auditEvents?$top=1000&$filter=" + filter("eventTimestamp", from));
            case directory ->
                server.graphList("/auditLogs/directoryAudits?$top=999&$filter=" + filter("activityDateTime", from));
            case signins -> server.graphList("/auditLogs/signIns?$top=999&$filter=" + filter("createdDateTime", from));
        };
        var all = Json.object().putArray("entries");
        entries.reversed().forEach(all::add);
        output.lines(entries.reversed().stream().map(JsonNode::toString).toList(), all);
        return ExitCode.DONE;
    }

    private static String filter(String time, Instant from) {
        return PercentEncoding.encode(time + " ge " + from);
    }

    private Instant from() {
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException _) {
            // Perhaps how long ago.
        }
        try {
            return Instant.now().minus(Duration.parse(since));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new VerbException(
                    ExitCode.USAGE,
                    "--since takes a time such as 2030-01-31T00:00:00Z, or how long ago, such as PT1H; not "
                            + Printable.of(since) + ".");
        }
    }
}
