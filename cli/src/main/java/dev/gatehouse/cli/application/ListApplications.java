package dev.gatehouse.cli.application;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;

import java.util.List;

@Command(name = "list", description = "Lists the client applications.")
final class ListApplications extends Verb {

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var applications = server.list(ApplicationVerbs.COLLECTION);
        var rows = applications.stream()
                .map(application -> List.of(
                        application.path("name").asText(),
                        property(application, "displayName"),
                        ApplicationVerbs.lastSegment(property(application, "ownerId")),
                        property(application, "state"),
                        property(application, "entraApplicationId")))
                .toList();
        var json = Json.object();
        json.putArray("value").addAll(applications);
        output.table(List.of("id", "name", "owner", "state", "client id"), rows, json);
        return ExitCode.DONE;
    }
}
