package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;

import java.nio.charset.StandardCharsets;

/** Reads a document's text, JSON or YAML, into a tree of bounded size and depth. */
final class DefinitionText {
    /** Values, members and items of one document. */
    static final int MOST_NODES = 200_000;

    private DefinitionText() {}

    /** @throws DefinitionException with line and column of what can't be read */
    static ObjectNode read(String text) {
        var tree = text.stripLeading().startsWith("{") ? json(text) : YamlText.read(text);
        if (!(tree instanceof ObjectNode document)) {
            throw new DefinitionException("The document must be an object with openapi or swagger in it.");
        }
        if (size(document) > MOST_NODES) {
            throw tooBig();
        }
        return document;
    }

    static DefinitionException tooBig() {
        return new DefinitionException("The document has more than " + MOST_NODES + " values: it is too big.");
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (RequestException e) {
            throw new DefinitionException(e.getMessage().replace("The body", "The document"));
        }
    }

    private static int size(JsonNode node) {
        var size = 1;
        for (var child : node) {
            size += size(child);
        }
        return size;
    }
}
