package dev.gatehouse.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.cli.product.ProductVerbs;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.PercentEncoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@Command(
        name = "create",
        description = "Registers a client application: a name, one owner, the products granted.",
        footer = {"", "Its secret is shown once, by: gatehouse application secret NAME"})
final class CreateApplication extends Verb {
    @Parameters(paramLabel = "NAME", description = "What it is called.")
    private String name;

    @Option(
            names = "--owner",
            paramLabel = "USER",
            required = true,
            description = "The id or e-mail address of the user who owns it.")
    private String owner;

    @Option(
            names = "--product",
            paramLabel = "PRODUCT",
            description = "A product to grant; may be repeated. Application-based access must be on for it.")
    private List<String> products = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    private String description = "";

    @Option(names = "--id", paramLabel = "ID", description = "Its id (default: made from the name).")
    private String id = "";

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var path = ApplicationVerbs.COLLECTION + "/" + RunningServer.segment(id.isEmpty() ? idOf(name) : id);
        if (server.find(path).isPresent()) {
            throw new VerbException(
                    ExitCode.FAILED,
                    "There is an application with the id " + (id.isEmpty() ? idOf(name) : id)
                            + " already: choose another with --id.");
        }
        // Looked up before anything is made, so that a wrong name leaves nothing half-made.
        var ownerPath = "/users/" + owner(server);
        var granted = products.stream().map(product -> granted(server, product)).toList();

        var body = Json.object();
        var properties = body.putObject("properties").put("displayName", name).put("ownerId", ownerPath);
        if (!description.isEmpty()) {
            properties.put("description", description);
        }
        var made = server.put(path, body);
        for (var product : granted) {
            AddProduct.link(server, path, product);
        }
        output.sentence(
                "Registered %s, client id %s%s."
                        .formatted(
                                name,
                                property(made, "entraApplicationId"),
                                granted.isEmpty() ? "" : ", with " + String.join(", ", granted)),
                granted.isEmpty() ? made : server.get(path));
        return ExitCode.DONE;
    }

    private static String granted(RunningServer server, String name) {
        var product = server.named("/products", name);
        if (!ProductVerbs.takesTokens(product)) {
            throw new VerbException(
                    ExitCode.FAILED,
                    name + " takes no tokens: switch that on with gatehouse product enable-application-access.");
        }
        return product.path("name").asText();
    }

    private String owner(RunningServer server) {
        if (!owner.contains("@")) {
            return RunningServer.segment(owner);
        }
        var filter = PercentEncoding.encode("email eq '" + owner.replace("'", "''") + "'");
        List<JsonNode> users = server.list("/users?$filter=" + filter);
        if (users.size() != 1) {
            throw new VerbException(
                    ExitCode.NOT_FOUND,
                    "No user has the e-mail address " + owner + ": --owner takes the id or address of one.");
        }
        return RunningServer.segment(users.getFirst().path("name").asText());
    }

    private static String idOf(String name) {
        var id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (id.isEmpty()) {
            throw new VerbException(ExitCode.USAGE, "No id can be made from that name: give one with --id.");
        }
        return id;
    }
}
