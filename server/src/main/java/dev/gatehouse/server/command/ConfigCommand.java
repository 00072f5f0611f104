package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.http.Json;
import dev.gatehouse.server.settings.Effective;
import dev.gatehouse.server.settings.SettingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Prints the settings in force. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Prints every setting in force and where it comes from: default, file, environment or option.")
final class ConfigCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table for people, json for scripts (default: ${DEFAULT-VALUE}).")
    private Output.Format format;

    @Spec
    private CommandSpec command;

    ConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var effective = SettingsOptions.read(command.commandLine().getParseResult(), environment);
        effective.settings(); // tells what is wrong with a value
        var rows = effective.lines().stream()
                .map(line -> List.of(line.name(), line.value(), line.source()))
                .toList();
        var json = Json.object();
        for (Effective.Line line : effective.lines()) {
            json.putObject(line.name()).put("value", line.value()).put("source", line.source());
        }
        new Output(command.commandLine().getOut(), format).table(List.of("setting", "value", "from"), rows, json);
        return ExitCode.DONE.number();
    }
}
