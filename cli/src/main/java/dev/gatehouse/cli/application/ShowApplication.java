package dev.gatehouse.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        if (!application.at("/properties/enabled").asBoolean(true)) {
            fields.put("enabled", "no: its calls are refused");
        }
        fields.put("client id", property(application, "entraApplicationId"));
        fields.put("tenant id", property(application, "entraTenantId"));
        fields.put("token URL", server.description().get("tokenUrl"));
        var links = server.list(path + "/productLinks");
        for (var link : links) {
            var product = ApplicationVerbs.product(link);
            fields.put("scope for " + product, scope(server, product, link));
        }
        var credentials = server.list(path + "/credentials");
        for (var credential : credentials) {
            fields.put("secret " + credential.path("hint").asText() + "…", secret(credential));
        }
        var json = ((ObjectNode) application).deepCopy();
        json.putArray("productLinks").addAll(links);
        json.putArray("credentials").addAll(credentials);
        output.fields(fields, json);
        return ExitCode.DONE;
    }

    private static String scope(RunningServer server, String product, JsonNode link) {
        var audience = server.get("/products/" + RunningServer.segment(product))
                .at("/properties/application/entra/audience")
                .asText("");
        if (audience.isEmpty()) {
            return "none: application access to the product is off";
        }
        var state = property(link, "state");
        return audience + "/.default" + (state.equals("active") ? "" : " (" + state + ")");
    }

    private static String secret(JsonNode credential) {
        var used = credential.path("lastUsedAt").asText("");
        return "expires " + credential.path("expiresAt").asText()
                + (credential.path("revealed").asBoolean(true) ? "" : ", not revealed yet")
                + (used.isEmpty() ? "" : ", last used " + used);
    }
}
