package dev.gatehouse.cli.files.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.LocatedJson;
import dev.gatehouse.cli.files.TextFile;

import java.nio.file.Path;
import java.util.Locale;

/** An API's definition as a file: how it is handed to the server. */
record Definition(Path file, Findings findings) {

    /** Puts it into the API's properties, as an import. */
    void into(ObjectNode properties) {
        var text = TextFile.read(file);
        properties.put("format", format(text)).put("value", text);
    }

    private String format(String text) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.indexOf('.') + 1)) {
            case "json" -> document(text, false).root().has("swagger") ? "swagger-json" : "openapi+json";
            case "yaml", "yml" -> {
                document(text, true);
                yield "openapi";
            }
            case "wadl" -> "wadl-xml";
            case "graphql" -> "graphql-link";
            case "wsdl" -> "wsdl";
            default -> {
                findings.problem(
                        dev.gatehouse.cli.files.Place.of(file.toString()),
                        "A definition is specification.yaml or specification.json.");
                yield "openapi";
            }
        };
    }

    /** The document, if it can be read; else that is said. */
    private LocatedJson document(String text, boolean yaml) {
        try {
            return yaml ? LocatedJson.yaml(text, file.toString()) : LocatedJson.json(text, file.toString());
        } catch (LocatedJson.Unreadable e) {
            findings.problem(e.problem());
            return new LocatedJson(
                    dev.gatehouse.http.Json.object(),
                    dev.gatehouse.cli.files.Place.of(file.toString()),
                    java.util.Map.of());
        }
    }
}
