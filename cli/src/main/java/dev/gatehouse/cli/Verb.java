package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A verb: it finds the running server, does one thing through its doors, and prints what came of it. */
public abstract class Verb implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:GATEHOUSE_DATA:-data}",
            description = "The data folder of the running server (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table for people, json for scripts (default: ${DEFAULT-VALUE}).")
    private Output.Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and ends.")
    private boolean help;

    @Spec
    private CommandSpec command;

    @Override
    public final Integer call() {
        try (var server = RunningServer.at(data)) {
            return run(server, new Output(command.commandLine().getOut(), format))
                    .number();
        }
    }

    /** Does it. */
    protected abstract ExitCode run(RunningServer server, Output output);

    /** A text of a resource's properties; empty where there is none. */
    protected static String property(JsonNode resource, String name) {
        return resource.path("properties").path(name).asText("");
    }
}
