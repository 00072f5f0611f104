package dev.gatehouse.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.SecretFile;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

@Command(
        name = "secret",
        description = {
            "Shows an application's secret, once.",
            "The one made at registration is shown the first time; after that each call makes a new one, valid for a "
                    + "year, beside those that live."
        })
final class RevealSecret extends Verb {
    @Parameters(paramLabel = "NAME", description = "The application's id or name.")
    private String name;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Writes the secret there, for its owner alone and without a line end, and does not show it.")
    private Path file;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var application = server.named(ApplicationVerbs.COLLECTION, name);
        var fields = new LinkedHashMap<String, String>();
        fields.put("client id", property(application, "entraApplicationId"));
        var json = Json.object().put("clientId", property(application, "entraApplicationId"));
        if (file == null) {
            var secret = reveal(server, application);
            fields.put("secret", secret.path("clientSecret").asText());
            json.set("clientSecret", secret.path("clientSecret"));
            expires(secret, fields, json);
        } else {
            try (var kept = SecretFile.at(file)) {
                var secret = reveal(server, application);
                kept.write(secret.path("clientSecret").asText());
                fields.put("secret", "in " + file);
                json.put("file", file.toString());
                expires(secret, fields, json);
            }
        }
        output.fields(fields, json);
        return ExitCode.DONE;
    }

    private static JsonNode reveal(RunningServer server, JsonNode application) {
        return server.post(ApplicationVerbs.path(application) + "/listSecrets").path("entra");
    }

    private static void expires(JsonNode secret, Map<String, String> fields, ObjectNode json) {
        fields.put("expires", secret.path("expiresAt").asText());
        json.set("expiresAt", secret.path("expiresAt"));
    }
}
