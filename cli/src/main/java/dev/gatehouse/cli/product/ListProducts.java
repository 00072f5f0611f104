package dev.gatehouse.cli.product;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;

import java.util.List;

@Command(name = "list", description = "Lists the products.")
final class ListProducts extends Verb {

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var products = server.list(ProductVerbs.COLLECTION);
        var rows = products.stream()
                .map(product -> List.of(
                        product.path("name").asText(),
                        property(product, "displayName"),
                        property(product, "state"),
                        String.join(", ", ProductVerbs.authenticationTypes(product)),
                        product.at("/properties/application/entra/audience").asText("")))
                .toList();
        var json = Json.object();
        json.putArray("value").addAll(products);
        output.table(List.of("id", "name", "state", "called with", "audience"), rows, json);
        return ExitCode.DONE;
    }
}
