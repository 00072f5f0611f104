package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.cli.Verbs;
import dev.gatehouse.database.DatabaseException;
import dev.gatehouse.gateway.proxy.ListenFailed;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.PortInUseException;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.backup.BackupRefused;
import dev.gatehouse.server.settings.Nearest;
import dev.gatehouse.server.settings.SettingsException;
import dev.gatehouse.server.settings.SettingsOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Map;

/** Puts the commands together and turns what went wrong into one line and an exit code. */
public final class CommandLines {
    private CommandLines() {}

    /** Runs what the arguments say; answers the exit code. */
    public static int execute(Map<String, String> environment, String... arguments) {
        return of(environment).execute(arguments);
    }

    static CommandLine of(Map<String, String> environment) {
        var main = new CommandLine(new Gatehouse());
        main.addSubcommand(withSettings(new RunCommand(environment)));
        main.addSubcommand(withSettings(new ConfigCommand(environment)));
        main.addSubcommand(withSettings(new BackupCommand(environment)));
        main.addSubcommand(withSettings(new RestoreCommand(environment)));
        Verbs.addTo(main);
        main.setParameterExceptionHandler((problem, _) -> wrongUsage(problem));
        main.setExecutionExceptionHandler((problem, command, _) -> failed(problem, command.getErr()));
        return main;
    }

    private static CommandLine withSettings(Object command) {
        var line = new CommandLine(command);
        SettingsOptions.addTo(line.getCommandSpec());
        return line;
    }

    private static int wrongUsage(ParameterException problem) {
        var command = problem.getCommandLine();
        var err = command.getErr();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            var given = unmatched.getUnmatched().getFirst();
            var known = new ArrayList<>(SettingsOptions.names(command.getCommandSpec()));
            if (!given.startsWith("-")) {
                known.clear();
                known.addAll(command.getSubcommands().keySet());
            }
            err.println("gatehouse: unknown %s %s%s"
                    .formatted(
                            given.startsWith("-") ? "option" : "argument",
                            given.replaceFirst("=.*", ""),
                            known.isEmpty()
                                    ? ""
                                    : "; the nearest known one is "
                                            + Nearest.to(given.replaceFirst("=.*", ""), known)));
        } else {
            err.println("gatehouse: " + problem.getMessage());
            if (problem instanceof MissingParameterException) {
                err.println(command.getUsageMessage());
            }
        }
        return ExitCode.USAGE.number();
    }

    private static int failed(Exception problem, PrintWriter err) throws Exception {
        return switch (problem) {
            case SettingsException wrong -> say(err, wrong.getMessage(), ExitCode.USAGE);
            case StartFailure failure -> say(err, failure.getMessage(), ExitCode.FAILED);
            case VerbException failure -> say(err, failure.getMessage(), failure.code());
            case OutboundException failure -> say(err, failure.getMessage(), ExitCode.FAILED);
            case PortInUseException failure -> say(err, failure.getMessage(), ExitCode.FAILED);
            case ListenFailed failure -> say(err, failure.getMessage(), ExitCode.FAILED);
            case BackupRefused failure -> say(err, failure.getMessage(), ExitCode.FAILED);
            case DatabaseException failure -> say(err, failure.getMessage(), ExitCode.FAILED);
            default -> throw problem;
        };
    }

    private static int say(PrintWriter err, String message, ExitCode code) {
        err.println("gatehouse: " + message);
        return code.number();
    }

    @Command(
            name = "gatehouse",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            description = "API management whose heart is OAuth 2.0 application-based access to products.",
            footer = {
                "",
                "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no server runs on the data folder, "
                        + "4 not found, 5 not ready."
            })
    private static final class Gatehouse implements Runnable {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec command;

        @Override
        public void run() {
            command.commandLine().usage(command.commandLine().getOut());
        }
    }

    private static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = CommandLines.class.getPackage().getImplementationVersion();
            return new String[] {"Gatehouse " + (version == null ? "(not packaged)" : version)};
        }
    }
}
