package dev.gatehouse.policy.jsontoxml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.policy.text.Bodies;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes JSON as XML, by the conventions of .NET's Json.NET as API management uses them:
 *
 * <ul>
 *   <li>An object with one property whose value is no array: that property is the root element. Anything else has the
 *       root {@code <Document>}; the items of a top-level array are {@code <Item>} in it.
 *   <li>A property is an element; an array is its element repeated, within an array the same element once more; an empty
 *       array is an empty element.
 *   <li>{@code @name} is an attribute, {@code #text} and {@code #cdata-section} are text; {@code ?xml} is left out.
 *   <li>{@code null} is an empty element with {@code xsi:nil="true"}; {@code true} and {@code false} are written so;
 *       numbers as they are.
 *   <li>Characters that a name can't hold become {@code _xHHHH_}; characters that XML can't hold become U+FFFD.
 * </ul>
 *
 * One is made for each body.
 */
final class XmlOfJson {

    /**
     * The policy's attributes.
     *
     * @param prefix how the names of namespace declarations begin
     * @param block the name of objects that hold attributes
     */
    record Rules(boolean parseDates, String separator, Optional<String> prefix, Optional<String> block) {}

    /** The bytes are not JSON, or not JSON of which XML can be made. */
    static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotJson() {
            super("not JSON", null, false, false);
        }
    }

    /** The longest XML that is made, in characters: a long name repeated makes much of little. */
    private static final int LONGEST = 4 * Bodies.LIMIT;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private static final String NIL = " xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" />";

    private final Rules rules;
    private final StringBuilder xml = new StringBuilder(256);

    XmlOfJson(Rules rules) {
        this.rules = rules;
    }

    /** @throws NotJson if it is none, is nested over 1000 deep, has a property twice, or makes too long an XML */
    String convert(byte[] json) {
        JsonNode root = parse(json);
        Set<String> none = Set.of("xml");
        if (root.isObject() && root.size() == 1) {
            Map.Entry<String, JsonNode> only = root.properties().iterator().next();
            boolean element = !only.getValue().isArray()
                    && !only.getKey().startsWith("@")
                    && !only.getKey().startsWith("#")
                    && !only.getKey().startsWith("?");
            if (element) {
                element(only.getKey(), only.getValue(), none);
                return xml.toString();
            }
        }
        if (root.isArray()) {
            xml.append("<Document>");
            root.forEach(item -> element("Item", item, none));
            xml.append("</Document>");
        } else {
            element("Document", root, none);
        }
        return xml.toString();
    }

    private static JsonNode parse(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || root.isMissingNode()) {
                throw new NotJson();
            }
            return root;
        } catch (IOException _) {
            throw new NotJson();
        }
    }

    /** @param declared the prefixes that the enclosing elements declare */
    private void element(String property, JsonNode value, Set<String> declared) {
        if (xml.length() > LONGEST) {
            throw new NotJson();
        }
        Set<String> known = declared(value, declared);
        String name = XmlNames.qualified(property, rules.separator(), known);
        xml.append('<').append(name);
        if (value.isNull()) {
            xml.append(NIL);
            return;
        }
        attributes(value, known);
        int start = xml.length();
        xml.append('>');
        content(property, value, known);
        if (xml.length() == start + 1) {
            xml.setLength(start);
            xml.append(" />");
        } else {
            xml.append("</").append(name).append('>');
        }
    }

    private Set<String> declared(JsonNode value, Set<String> outer) {
        Set<String> known = outer;
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            Optional<String> prefix = declaration(property);
            if (prefix.isPresent() && !prefix.get().isEmpty()) {
                known = known == outer ? new HashSet<>(outer) : known;
                known.add(prefix.get());
            }
        }
        return known;
    }

    /** The prefix that a property declares, empty for the default namespace; nothing if it declares none. */
    private Optional<String> declaration(Map.Entry<String, JsonNode> property) {
        JsonNode value = property.getValue();
        // XML 1.0 can take back a default namespace, but no prefix.
        return value.isValueNode()
                ? declaration(property.getKey())
                        .filter(prefix -> prefix.isEmpty() || !text(value).isEmpty())
                : Optional.empty();
    }

    private Optional<String> declaration(String property) {
        String name = property.startsWith("@") ? property.substring(1) : property;
        if (property.startsWith("@") && name.equals("xmlns")) {
            return Optional.of("");
        }
        if (property.startsWith("@") && name.startsWith("xmlns:")) {
            return prefix(name.substring(6));
        }
        Optional<String> marker = rules.prefix();
        if (marker.isEmpty() || !property.startsWith(marker.get())) {
            return Optional.empty();
        }
        String rest = property.substring(marker.get().length());
        if (rest.isEmpty()) {
            return Optional.of("");
        }
        return rest.startsWith(rules.separator())
                ? prefix(rest.substring(rules.separator().length()))
                : Optional.empty();
    }

    private static Optional<String> prefix(String text) {
        boolean usable = !text.isEmpty() && XmlNames.encoded(text).equals(text) && !text.startsWith("xml");
        return usable ? Optional.of(text) : Optional.empty();
    }

    private void attributes(JsonNode value, Set<String> known) {
        Set<String> written = new HashSet<>();
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            Optional<String> prefix = declaration(property);
            if (prefix.isPresent()) {
                String name = prefix.get().isEmpty() ? "xmlns" : "xmlns:" + prefix.get();
                attribute(name, property.getValue(), written);
            } else if (isAttribute(property)) {
                String name = XmlNames.qualified(property.getKey().substring(1), rules.separator(), known);
                attribute(name, property.getValue(), written);
            } else if (isBlock(property)) {
                property.getValue().properties().forEach(inner -> {
                    if (inner.getValue().isValueNode()) {
                        String name = XmlNames.qualified(inner.getKey(), rules.separator(), known);
                        attribute(name, inner.getValue(), written);
                    }
                });
            }
        }
    }

    private void attribute(String name, JsonNode value, Set<String> written) {
        if (written.add(name)) {
            xml.append(' ').append(name).append("=\"");
            XmlNames.escape(text(value), true, xml);
            xml.append('"');
        }
    }

    private boolean isAttribute(Map.Entry<String, JsonNode> property) {
        return property.getKey().length() > 1
                && property.getKey().startsWith("@")
                && property.getValue().isValueNode();
    }

    private boolean isBlock(Map.Entry<String, JsonNode> property) {
        return rules.block().filter(property.getKey()::equals).isPresent()
                && property.getValue().isObject();
    }

    private void content(String name, JsonNode value, Set<String> known) {
        if (value.isValueNode()) {
            XmlNames.escape(text(value), false, xml);
        } else if (value.isArray()) {
            value.forEach(item -> element(name, item, known));
        } else {
            value.properties().forEach(property -> child(property, known));
        }
    }

    private void child(Map.Entry<String, JsonNode> property, Set<String> known) {
        String name = property.getKey();
        JsonNode value = property.getValue();
        boolean declaration = declaration(property).isPresent();
        if (declaration || isAttribute(property) || isBlock(property) || name.startsWith("?")) {
            return;
        }
        if ((name.equals("#text") || name.equals("#cdata-section")) && value.isValueNode()) {
            XmlNames.escape(text(value), false, xml);
        } else if (value.isArray() && !value.isEmpty()) {
            value.forEach(item -> element(name, item, known));
        } else {
            element(name, value, known);
        }
    }

    private String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isTextual() && rules.parseDates() ? IsoDates.canonical(value.textValue()) : value.asText();
    }
}
