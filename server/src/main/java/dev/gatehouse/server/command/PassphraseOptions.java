package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.SecretFile;
import dev.gatehouse.cli.VerbException;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Where a passphrase comes from: never an argument or the environment, which others on the machine may read. */
final class PassphraseOptions {
    private static final int SHORTEST = 12;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file that holds the passphrase; - for standard input. Without it, it is asked for.")
    private String file;

    /** @param twice whether it is asked for twice, because a slip could not be mended later */
    char[] read(boolean twice) {
        var passphrase = "-".equals(file) ? line() : file == null ? asked(twice) : SecretFile.read(Path.of(file));
        if (passphrase.length() < SHORTEST) {
            throw new VerbException(
                    ExitCode.USAGE, "The passphrase is too short: take at least " + SHORTEST + " characters.");
        }
        return passphrase.toCharArray();
    }

    private static String line() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new VerbException(ExitCode.USAGE, "The passphrase can't be read from standard input.");
        }
    }

    private static String asked(boolean twice) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new VerbException(ExitCode.USAGE, "No passphrase: give --passphrase-file FILE, or type it.");
        }
        var first = console.readPassword("Passphrase of the backup: ");
        if (first != null && twice && !Arrays.equals(first, console.readPassword("Again: "))) {
            throw new VerbException(ExitCode.USAGE, "The two are not the same.");
        }
        return first == null ? "" : new String(first).strip();
    }
}
