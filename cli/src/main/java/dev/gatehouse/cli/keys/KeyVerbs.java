package dev.gatehouse.cli.keys;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs about the keys with which the tenant signs tokens. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "The keys with which the tenant signs tokens, and having the next one take over.")
public final class KeyVerbs implements Runnable {
    static final String PATH = "/tenant/signingKeys";

    @Spec
    private CommandSpec command;

    private KeyVerbs() {}

    public static CommandLine commandLine() {
        var group = new CommandLine(new KeyVerbs());
        group.addSubcommand(new ListKeys());
        group.addSubcommand(new RotateKeys());
        return group;
    }

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "say what to do: " + String.join(", ", command.subcommands().keySet()));
    }
}
