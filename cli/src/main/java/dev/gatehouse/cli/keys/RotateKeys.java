package dev.gatehouse.cli.keys;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import picocli.CommandLine.Command;

@Command(
        name = "rotate",
        description = {
            "Has another key sign tokens from a minute on.",
            "No call fails: the new key is published before it signs, and the old one stays published until the last "
                    + "token that it signed has expired."
        })
final class RotateKeys extends Verb {
    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var key = server.tenant("POST", KeyVerbs.PATH + "/rotate");
        output.sentence(
                "Key " + key.path("keyId").asText() + " is published, and signs from "
                        + key.path("signsFrom").asText() + ".",
                key);
        return ExitCode.DONE;
    }
}
