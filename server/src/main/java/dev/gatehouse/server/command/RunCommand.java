package dev.gatehouse.server.command;

import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.settings.SettingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** Starts the server and keeps it running. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Starts everything in one process and keeps running until it is told to stop.")
final class RunCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command;

    RunCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = SettingsOptions.read(command.commandLine().getParseResult(), environment)
                .settings();
        try (var folder = DataFolder.open(settings.data())) {
            command.commandLine().getOut().println(folder.path());
        }
        return 0;
    }
}
