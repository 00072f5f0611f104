package dev.gatehouse.cli.product;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "disable-application-access",
        description = "Withdraws application-based access: tokens for the product are refused at once, keys open it.")
final class DisableApplicationAccess extends Verb {
    @Parameters(paramLabel = "NAME", description = "The product's id or name.")
    private String name;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var product = server.named(ProductVerbs.COLLECTION, name);
        var body = Json.object();
        body.putObject("properties").putArray("authenticationType").add(ProductVerbs.KEYS);
        var disabled = server.patch(ProductVerbs.path(product), body);
        output.sentence(property(disabled, "displayName") + " takes no tokens any more.", disabled);
        return ExitCode.DONE;
    }
}
