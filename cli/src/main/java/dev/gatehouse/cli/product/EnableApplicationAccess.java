package dev.gatehouse.cli.product;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "enable-application-access",
        description = "Lets client applications call a product's APIs with tokens.")
final class EnableApplicationAccess extends Verb {
    @Parameters(paramLabel = "NAME", description = "The product's id or name.")
    private String name;

    @Option(names = "--tokens-only", description = "Subscription keys no longer open the product.")
    private boolean tokensOnly;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var product = server.named(ProductVerbs.COLLECTION, name);
        var body = Json.object();
        var types = body.putObject("properties").putArray("authenticationType");
        if (!tokensOnly && ProductVerbs.authenticationTypes(product).contains(ProductVerbs.KEYS)) {
            types.add(ProductVerbs.KEYS);
        }
        types.add(ProductVerbs.TOKENS);
        var enabled = server.patch(ProductVerbs.path(product), body);
        output.sentence(
                "%s takes tokens for %s."
                        .formatted(
                                property(enabled, "displayName"),
                                enabled.at("/properties/application/entra/audience")
                                        .asText()),
                enabled);
        return ExitCode.DONE;
    }
}
