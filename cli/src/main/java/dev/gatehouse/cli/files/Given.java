package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.VerbException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values and overrides given beside the files.
 *
 * @param values by name in any case
 * @param overrides documents that change a folder's resources, in Azure/apiops' form
 */
public record Given(Map<String, Value> values, List<LocatedJson> overrides) {
    public Given {
        overrides = List.copyOf(overrides);
    }

    /**
     * A value.
     *
     * @param text whether it is to be read as its parameter's type says
     * @param exposed whether it stood on the command line
     */
    public record Value(JsonNode value, boolean text, boolean exposed, String from) {}

    /**
     * @param arguments {@code name=value}, or {@code name=@FILE} for what stands in a file
     * @param files parameter files in ARM's form, overrides in YAML
     * @throws VerbException if one can't be read
     */
    public static Given read(List<String> arguments, List<Path> files) {
        var values = new TreeMap<String, Value>(String.CASE_INSENSITIVE_ORDER);
        var overrides = new ArrayList<LocatedJson>();
        for (var file : files) {
            var name = file.toString();
            var yaml = name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
            try {
                var text = TextFile.read(file);
                var document = yaml ? LocatedJson.yaml(text, name) : LocatedJson.json(text, name);
                if (yaml) {
                    overrides.add(document);
                } else {
                    parameters(document, values);
                }
            } catch (LocatedJson.Unreadable e) {
                throw new VerbException(ExitCode.USAGE, e.problem().toString());
            }
        }
        for (var argument : arguments) {
            var equals = argument.indexOf('=');
            if (equals < 1) {
                throw new VerbException(
                        ExitCode.USAGE, "--parameter takes NAME=VALUE, or NAME=@FILE for what stands in a file.");
            }
            var value = argument.substring(equals + 1);
            values.put(argument.substring(0, equals), argument(value));
        }
        return new Given(values, overrides);
    }

    private static Value argument(String value) {
        if (value.startsWith("@@")) {
            return new Value(TextNode.valueOf(value.substring(1)), true, true, "--parameter");
        }
        if (value.startsWith("@")) {
            var file = Path.of(value.substring(1));
            // As with other secrets: an editor may have put a line end behind it.
            return new Value(TextNode.valueOf(TextFile.read(file).strip()), true, false, file.toString());
        }
        return new Value(TextNode.valueOf(value), true, true, "--parameter");
    }

    private static void parameters(LocatedJson document, Map<String, Value> values) {
        var place = document.place();
        var within = document.root().get("parameters") instanceof ObjectNode inner ? inner : document.root();
        if (!(within instanceof ObjectNode all)) {
            throw new VerbException(ExitCode.USAGE, place + ": This is no file of parameters.");
        }
        all.properties().forEach(member -> {
            if (member.getKey().startsWith("$") || member.getKey().equals("contentVersion")) {
                return;
            }
            var value = member.getValue().get("value");
            if (value == null) {
                throw new VerbException(
                        ExitCode.USAGE,
                        place.at("parameters").at(member.getKey())
                                + (member.getValue().has("reference")
                                        ? ": A key vault can't be asked here: give the value itself."
                                        : ": A parameter is given as {\"value\": …}."));
            }
            values.put(member.getKey(), new Value(value, false, false, place.toString()));
        });
    }

    public Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
