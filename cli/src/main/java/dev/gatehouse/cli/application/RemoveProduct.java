package dev.gatehouse.cli.application;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.cli.VerbException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove-product",
        description = "Takes a product away from an application: its calls are refused at once.")
final class RemoveProduct extends Verb {
    @Parameters(index = "0", paramLabel = "NAME", description = "The application's id or name.")
    private String name;

    @Parameters(index = "1", paramLabel = "PRODUCT", description = "The product's id or name.")
    private String product;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var application = ApplicationVerbs.path(server, name);
        var id = server.named("/products", product).path("name").asText();
        var link = server.list(application + "/productLinks").stream()
                .filter(each -> ApplicationVerbs.product(each).equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new VerbException(ExitCode.NOT_FOUND, name + " does not have " + product + "."));
        server.delete(application + "/productLinks/"
                + RunningServer.segment(link.path("name").asText()));
        output.sentence("%s may no longer call %s.".formatted(name, product), link);
        return ExitCode.DONE;
    }
}
