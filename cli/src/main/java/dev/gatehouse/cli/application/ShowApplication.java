package dev.gatehouse.cli.application;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;

@Command(name = "show", description = "Shows a client application, its products and how to get its tokens.")
final class ShowApplication extends Verb {
    @Parameters(paramLabel = "NAME", description = "Its id or name.")
    private String name;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var application = server.named(ApplicationVerbs.COLLECTION, name);
        var path = ApplicationVerbs.path(application);
        var fields = new LinkedHashMap<String, String>();
        fields.put("id", application.path("name").asText());
        fields.put("name", property(application, "displayName"));
        fields.put("description", property(application, "description"));
        fields.put("owner", ApplicationVerbs.lastSegment(property(application, "ownerId")));
        fields.put("state", property(application, "state"));
        fields.put("client id", property(application, "entraApplicationId"));
        fields.put("tenant id", property(application, "entraTenantId"));
        fields.put("token URL", server.description().get("tokenUrl"));
        for (var product : ApplicationVerbs.products(server, path)) {
            var audience = server.get("/products/" + RunningServer.segment(product))
                    .at("/properties/application/entra/audience")
                    .asText("");
            fields.put(
                    "scope for " + product,
                    audience.isEmpty() ? "(application access is off)" : audience + "/.default");
        }
        server.list(path + "/credentials").forEach(credential -> {
            var properties = credential.path("properties");
            fields.put(
                    "secret " + properties.path("hint").asText() + "…",
                    "expires " + properties.path("expiresAt").asText());
        });
        output.fields(fields, application);
        return ExitCode.DONE;
    }
}
