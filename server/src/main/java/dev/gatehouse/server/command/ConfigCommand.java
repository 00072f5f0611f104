package dev.gatehouse.server.command;

import dev.gatehouse.server.settings.Effective;
import dev.gatehouse.server.settings.SettingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** Prints the settings in force. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Prints every setting in force and where it comes from: default, file, environment or option.")
final class ConfigCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command;

    ConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var effective = SettingsOptions.read(command.commandLine().getParseResult(), environment);
        effective.settings();
        int name = width(effective, Effective.Line::name);
        int value = width(effective, Effective.Line::value);
        var out = command.commandLine().getOut();
        for (var line : effective.lines()) {
            out.printf("%-" + name + "s  %-" + value + "s  %s%n", line.name(), line.value(), line.source());
        }
        return 0;
    }

    private static int width(Effective effective, java.util.function.Function<Effective.Line, String> column) {
        return effective.lines().stream()
                .mapToInt(line -> column.apply(line).length())
                .max()
                .orElse(1);
    }
}
