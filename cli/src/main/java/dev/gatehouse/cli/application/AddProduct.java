package dev.gatehouse.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "add-product", description = "Grants an application a product.")
final class AddProduct extends Verb {
    @Parameters(index = "0", paramLabel = "NAME", description = "The application's id or name.")
    private String name;

    @Parameters(index = "1", paramLabel = "PRODUCT", description = "The product's id or name.")
    private String product;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var application = ApplicationVerbs.path(server, name);
        var granted = server.named("/products", product);
        var link = link(server, application, granted.path("name").asText());
        output.sentence("%s may call %s.".formatted(name, property(granted, "displayName")), link);
        return ExitCode.DONE;
    }

    /** Links them under the product's name; linking again changes nothing. */
    static JsonNode link(RunningServer server, String applicationPath, String product) {
        var body = Json.object();
        body.putObject("properties").put("productId", server.description().servicePath() + "/products/" + product);
        return server.put(applicationPath + "/productLinks/" + RunningServer.segment(product), body);
    }
}
