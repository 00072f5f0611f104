package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads YAML as JSON's values, by YAML 1.2's core schema: {@code no} is a text and {@code 1.0} a number. An alias counts
 * with all that it stands for, so that a small text can't become a big tree; tags make no objects.
 */
final class YamlText {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ALIASES = 1_000;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");
    private static final String MERGE = "<<";

    private int nodes;

    private YamlText() {}

    /** @throws DefinitionException with line and column of what can't be read */
    static JsonNode read(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Math.max(1, text.length()));
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            var root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw new DefinitionException("The document is empty.");
            }
            return new YamlText().value(root, 0);
        } catch (MarkedYAMLException e) {
            throw new DefinitionException("The document is not valid YAML" + at(e.getProblemMark()) + ".");
        } catch (YAMLException e) {
            throw new DefinitionException("The document is not valid YAML: it is nested too deep, has too many aliases,"
                    + " or characters that YAML doesn't allow.");
        }
    }

    private JsonNode value(Node node, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DefinitionException("The document is nested too deep" + at(node.getStartMark()) + ".");
        }
        if (++nodes > DefinitionText.MOST_NODES) {
            throw DefinitionText.tooBig();
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                var items = new ArrayNode(JsonNodeFactory.instance);
                sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
                yield items;
            }
            case MappingNode mapping -> mapping(mapping, depth);
            default ->
                throw new DefinitionException(
                        "The document has an alias without its anchor" + at(node.getStartMark()) + ".");
        };
    }

    private ObjectNode mapping(MappingNode mapping, int depth) {
        var object = new ObjectNode(JsonNodeFactory.instance);
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new DefinitionException("The document has a name that isn't a text"
                        + at(entry.getKeyNode().getStartMark()) + ".");
            }
            if (key.getValue().equals(MERGE) && key.getScalarStyle() == ScalarStyle.PLAIN) {
                continue;
            }
            if (object.has(key.getValue())) {
                throw new DefinitionException(
                        "The document names " + key.getValue() + " twice" + at(key.getStartMark()) + ".");
            }
            object.set(key.getValue(), value(entry.getValueNode(), depth + 1));
        }
        // What is merged gives way to what is named, wherever it stands.
        mapping.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(MERGE)
                        && key.getScalarStyle() == ScalarStyle.PLAIN)
                .forEach(entry -> merge(entry.getValueNode(), object, depth));
        return object;
    }

    private void merge(Node node, ObjectNode into, int depth) {
        if (node instanceof SequenceNode sequence && depth <= MAX_DEPTH) {
            sequence.getValue().forEach(item -> merge(item, into, depth + 1));
        } else if (value(node, depth + 1) instanceof ObjectNode merged) {
            merged.properties().forEach(member -> into.putIfAbsent(member.getKey(), member.getValue()));
        } else {
            throw new DefinitionException("The document merges what is no object" + at(node.getStartMark()) + ".");
        }
    }

    private static JsonNode scalar(ScalarNode node) {
        var text = node.getValue();
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            throw new DefinitionException("The document has a tag, "
                    + node.getTag().getValue() + ", that means nothing" + " here" + at(node.getStartMark()) + ".");
        }
        if (node.getScalarStyle() != ScalarStyle.PLAIN || node.getTag().equals(Tag.STR)) {
            return TextNode.valueOf(text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NullNode.getInstance();
            case "true", "True", "TRUE" -> BooleanNode.TRUE;
            case "false", "False", "FALSE" -> BooleanNode.FALSE;
            default ->
                NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text);
        };
    }

    private static String at(Mark mark) {
        return mark == null ? "" : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
