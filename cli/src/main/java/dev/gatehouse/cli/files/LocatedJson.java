package dev.gatehouse.cli.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A JSON or YAML document, with the lines at which its values begin. JSON may hold comments, as ARM templates do.
 *
 * @param lines by JSON path
 */
public record LocatedJson(JsonNode root, Place place, Map<String, Integer> lines) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // An excerpt of the source could be an excerpt of a secret.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** @throws Unreadable if the text is no JSON */
    public static LocatedJson json(String text, String file) {
        return read(JSON, text, file, "JSON");
    }

    /** @throws Unreadable if the text is no YAML */
    public static LocatedJson yaml(String text, String file) {
        return read(YAML, text, file, "YAML");
    }

    private static LocatedJson read(JsonFactory factory, String text, String file, String language) {
        // Azure's PowerShell writes a byte order mark.
        var plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        var lines = new HashMap<String, Integer>();
        try (var parser = factory.createParser(plain)) {
            parser.nextToken();
            if (parser.currentToken() == null) {
                throw new Unreadable(new Problem(Place.of(file), "The file is empty."));
            }
            var root = value(parser, "$", lines);
            if (parser.nextToken() != null) {
                throw new Unreadable(new Problem(
                        Place.of(file + ":" + parser.currentTokenLocation().getLineNr()),
                        "There is more after the end of the document."));
            }
            return new LocatedJson(root, new Place(file, "$", Map.copyOf(lines)), lines);
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new Unreadable(new Problem(Place.of(file + at), "This is no " + language + ": " + sentence(e)));
        } catch (IOException e) {
            throw new Unreadable(new Problem(Place.of(file), "This is no " + language + "."));
        }
    }

    /** What is wrong, without excerpts: the file may be one of secrets, named by mistake. */
    private static String sentence(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Duplicate")
                ? "a name stands twice in one object."
                : "it can't be read there.";
    }

    private static JsonNode value(JsonParser parser, String path, Map<String, Integer> lines) throws IOException {
        lines.put(path, parser.currentTokenLocation().getLineNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    object.set(name, value(parser, member(path, name), lines));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, path + "[" + array.size() + "]", lines));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> {
                var number = parser.getBigIntegerValue();
                yield number.bitLength() < 64 ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
            }
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    /** The JSON path of a member. */
    static String member(String path, String name) {
        var parent = path.isEmpty() ? "$" : path;
        return name.matches("[\\w$-]+") ? parent + "." + name : parent + "['" + name + "']";
    }

    /** A document that can't be read. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
