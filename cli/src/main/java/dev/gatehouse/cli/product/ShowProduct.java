package dev.gatehouse.cli.product;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;

@Command(name = "show", description = "Shows a product, its APIs and its backend application.")
final class ShowProduct extends Verb {
    @Parameters(paramLabel = "NAME", description = "Its id or name.")
    private String name;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var product = server.named(ProductVerbs.COLLECTION, name);
        var entra = product.at("/properties/application/entra");
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", product.path("name").asText());
        fields.put("name", property(product, "displayName"));
        fields.put("description", property(product, "description"));
        fields.put("state", property(product, "state"));
        fields.put("called with", String.join(", ", ProductVerbs.authenticationTypes(product)));
        fields.put(
                "APIs",
                server.list(ProductVerbs.path(product) + "/apis").stream()
                        .map(api -> api.path("name").asText())
                        .collect(Collectors.joining(", ")));
        if (!entra.isMissingNode()) {
            fields.put("application id", entra.path("applicationId").asText());
            fields.put("audience", entra.path("audience").asText());
            fields.put("scope", entra.path("audience").asText() + "/.default");
        }
        output.fields(fields, product);
        return ExitCode.DONE;
    }
}
