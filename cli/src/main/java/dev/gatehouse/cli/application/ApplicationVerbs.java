package dev.gatehouse.cli.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.RunningServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs about client applications. */
@Command(
        name = "application",
        mixinStandardHelpOptions = true,
        description = "Client applications: register them, grant them products, get their secrets.")
public final class ApplicationVerbs implements Runnable {
    static final String COLLECTION = "/clientApplications";

    @Spec
    private CommandSpec command;

    private ApplicationVerbs() {}

    public static CommandLine commandLine() {
        var group = new CommandLine(new ApplicationVerbs());
        group.addSubcommand(new ListApplications());
        group.addSubcommand(new CreateApplication());
        group.addSubcommand(new ShowApplication());
        group.addSubcommand(new DeleteApplication());
        group.addSubcommand(new AddProduct());
        group.addSubcommand(new RemoveProduct());
        group.addSubcommand(new RevealSecret());
        return group;
    }

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "say what to do: " + String.join(", ", command.subcommands().keySet()));
    }

    /** Where an application is, by its id or display name. */
    static String path(RunningServer server, String name) {
        return path(server.named(COLLECTION, name));
    }

    static String path(JsonNode application) {
        return COLLECTION + "/" + RunningServer.segment(application.path("name").asText());
    }

    /** The id of the product that a link leads to. */
    static String product(JsonNode link) {
        return lastSegment(link.path("properties").path("productId").asText());
    }

    static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
