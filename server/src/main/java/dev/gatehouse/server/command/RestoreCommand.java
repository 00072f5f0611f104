package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.server.backup.Restore;
import dev.gatehouse.server.settings.SettingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** Makes a data folder from a backup. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the data folder from a backup, which is checked as a whole first.",
            "Refuses while a server runs on the folder, and a folder that holds anything, unless --replace is given."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "What the command backup wrote.")
    private Path file;

    @Option(
            names = "--replace",
            description = "Sets a folder that is there aside, under its name with .before- and the time behind it.")
    private boolean replace;

    @Mixin
    private final PassphraseOptions passphrase = new PassphraseOptions();

    @Spec
    private CommandSpec command;

    RestoreCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = SettingsOptions.read(command.commandLine().getParseResult(), environment)
                .settings();
        Databases.requireSqlite(settings);
        var aside = Restore.read(file, settings.data(), passphrase.read(false), replace, Instant.now());
        var out = command.commandLine().getOut();
        out.println("Restored " + settings.data() + " from " + file + ". Start it with ./gatehouse run.");
        aside.ifPresent(old -> out.println("What was there before is in " + old + "."));
        return ExitCode.DONE.number();
    }
}
