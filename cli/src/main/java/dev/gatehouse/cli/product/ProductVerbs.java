package dev.gatehouse.cli.product;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.RunningServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;

/** The verbs about products. */
@Command(
        name = "product",
        mixinStandardHelpOptions = true,
        description = "Products, and whether applications may call them with tokens.")
public final class ProductVerbs implements Runnable {
    static final String COLLECTION = "/products";
    static final String TOKENS = "application-token";
    static final String KEYS = "subscription-key";

    @Spec
    private CommandSpec command;

    private ProductVerbs() {}

    public static CommandLine commandLine() {
        var group = new CommandLine(new ProductVerbs());
        group.addSubcommand(new ListProducts());
        group.addSubcommand(new ShowProduct());
        group.addSubcommand(new EnableApplicationAccess());
        group.addSubcommand(new DisableApplicationAccess());
        return group;
    }

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "say what to do: " + String.join(", ", command.subcommands().keySet()));
    }

    static String path(JsonNode product) {
        return COLLECTION + "/" + RunningServer.segment(product.path("name").asText());
    }

    /** Whether client applications may call the product's APIs with tokens. */
    public static boolean takesTokens(JsonNode product) {
        return authenticationTypes(product).contains(TOKENS);
    }

    /** How callers may prove themselves; none named means by key. */
    static List<String> authenticationTypes(JsonNode product) {
        var types = new ArrayList<String>();
        product.at("/properties/authenticationType").forEach(type -> types.add(type.asText()));
        return types.isEmpty() ? List.of(KEYS) : List.copyOf(types);
    }
}
