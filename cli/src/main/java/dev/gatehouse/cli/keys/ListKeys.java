package dev.gatehouse.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.List;

@Command(name = "list", description = "Lists the keys that are published, newest first.")
final class ListKeys extends Verb {
    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var keys = server.tenant("GET", KeyVerbs.PATH);
        var rows = new ArrayList<List<String>>();
        for (JsonNode key : keys.path("value")) {
            rows.add(List.of(
                    key.path("keyId").asText(),
                    key.path("signsFrom").asText(),
                    key.path("current").asBoolean() ? "yes" : "no"));
        }
        output.table(List.of("key", "signs from", "signs now"), rows, keys);
        return ExitCode.DONE;
    }
}
