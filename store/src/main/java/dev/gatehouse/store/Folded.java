package dev.gatehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Values as filters compare them. Databases fold case in their own ways (SQLite only ASCII, PostgreSQL as its locale
 * says), so it is done here, once, when a document is written and when a filter is asked.
 */
final class Folded {
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]{5,18}([Zz]|[+-][0-9:]{5,6})");
    /** Of one length, so that the order of the text is the order of the times. */
    private static final DateTimeFormatter ONE_FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd't'HH:mm:ss.nnnnnnnnn'z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int MAX_EXPONENT = 300;

    private Folded() {}

    static JsonNode tree(JsonNode node) {
        var nodes = JsonNodeFactory.instance;
        return switch (node.getNodeType()) {
            case STRING -> TextNode.valueOf(text(node.textValue()));
            case ARRAY -> {
                var array = nodes.arrayNode(node.size());
                node.forEach(element -> array.add(tree(element)));
                yield array;
            }
            case OBJECT -> {
                var object = nodes.objectNode();
                node.properties().forEach(entry -> object.set(entry.getKey(), tree(entry.getValue())));
                yield object;
            }
            case NUMBER -> number(node);
            default -> node;
        };
    }

    /** Numbers beyond all use are text: no database's own numbers are as large. */
    private static JsonNode number(JsonNode node) {
        var value = node.decimalValue();
        return Math.abs((long) value.precision() - value.scale()) > MAX_EXPONENT || value.scale() > MAX_EXPONENT
                ? TextNode.valueOf(value.toString())
                : node;
    }

    static String text(String text) {
        if (text.length() <= 40 && TIME.matcher(text).matches()) {
            try {
                return time(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                // It only looks like one: text like any other.
                return text.toLowerCase(Locale.ROOT);
            }
        }
        // PostgreSQL's jsonb has no NUL.
        return text.toLowerCase(Locale.ROOT).replace('\0', '\uFFFD');
    }

    static String time(Instant time) {
        return ONE_FORM.format(time);
    }
}
