package dev.gatehouse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;

@Command(
        name = "token",
        description = "Gets an application's token for a product, with the client credentials grant, and prints it.",
        footer = {
            "",
            "The secret comes from --secret-file, from GATEHOUSE_CLIENT_SECRET, or is asked for; never from an argument."
        })
final class TokenVerb extends Verb {
    @Option(
            names = "--application",
            paramLabel = "NAME",
            required = true,
            description = "The application's id or name.")
    private String application;

    @Option(names = "--product", paramLabel = "NAME", required = true, description = "The product's id or name.")
    private String product;

    @Option(names = "--secret-file", paramLabel = "FILE", description = "A file with the application's secret.")
    private Path secretFile;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var secret = secret();
        var client = property(server.named("/clientApplications", application), "entraApplicationId");
        var audience = server.named("/products", product)
                .at("/properties/application/entra/audience")
                .asText("");
        if (audience.isEmpty()) {
            throw new VerbException(
                    ExitCode.FAILED,
                    product + " takes no tokens: switch that on with gatehouse product enable-application-access.");
        }
        var token = RunningServer.checkedToken(server.token(client, secret, audience + "/.default"));
        output.sentence(token.path("access_token").asText(), token);
        return ExitCode.DONE;
    }

    private String secret() {
        if (secretFile != null) {
            return SecretFile.read(secretFile);
        }
        var fromEnvironment = System.getenv("GATEHOUSE_CLIENT_SECRET");
        if (fromEnvironment != null && !fromEnvironment.isEmpty()) {
            return fromEnvironment;
        }
        var console = System.console();
        var typed =
                console != null && console.isTerminal() ? console.readPassword("Secret of %s: ", application) : null;
        if (typed == null || typed.length == 0) {
            throw new VerbException(
                    ExitCode.USAGE, "No secret: give --secret-file FILE, set GATEHOUSE_CLIENT_SECRET, or type it.");
        }
        return new String(typed);
    }
}
