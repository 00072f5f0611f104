package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.server.backup.Backup;
import dev.gatehouse.server.settings.SettingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Seals the data folder into a file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything that is kept into one file, sealed with a passphrase, while the server runs or not.",
            "Needs no credential: whoever may read the data folder may read all that is in it."
        })
final class BackupCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "Where to write it; a file that isn't there yet.")
    private Path file;

    @Mixin
    private final PassphraseOptions passphrase = new PassphraseOptions();

    @Spec
    private CommandSpec command;

    BackupCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var effective = SettingsOptions.read(command.commandLine().getParseResult(), environment);
        var settings = effective.settings();
        Databases.requireSqlite(settings);
        // Secrets are shown as stars in these lines, so those are left out.
        var told = effective.lines().stream()
                .filter(line -> !line.source().equals("default") && !line.name().contains("password"))
                .map(line -> line.name() + ": '" + line.value().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Backup.write(settings.data(), file, passphrase.read(true), told);
        command.commandLine()
                .getOut()
                .println("Backed up " + settings.data() + " into " + file
                        + ". Without its passphrase nobody can read it.");
        return ExitCode.DONE.number();
    }
}
