package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** JSON as people and version control read it: a member a line, two spaces deeper each time. */
public final class PrettyJson {
    private PrettyJson() {}

    public static String write(JsonNode value) {
        var text = new StringBuilder();
        write(value, "", text);
        return text.append('\n').toString();
    }

    private static void write(JsonNode value, String indent, StringBuilder text) {
        switch (value) {
            case ObjectNode object
            when !object.isEmpty() -> {
                text.append("{\n");
                var members = object.properties().iterator();
                while (members.hasNext()) {
                    var member = members.next();
                    text.append(indent)
                            .append("  ")
                            .append(plain(Json.object().textNode(member.getKey())))
                            .append(": ");
                    write(member.getValue(), indent + "  ", text);
                    end(members, text);
                }
                text.append(indent).append('}');
            }
            case ArrayNode array
            when !array.isEmpty() -> {
                text.append("[\n");
                var items = array.iterator();
                while (items.hasNext()) {
                    text.append(indent).append("  ");
                    write(items.next(), indent + "  ", text);
                    end(items, text);
                }
                text.append(indent).append(']');
            }
            default -> text.append(plain(value));
        }
    }

    private static void end(Iterator<?> more, StringBuilder text) {
        text.append(more.hasNext() ? ",\n" : "\n");
    }

    private static String plain(JsonNode value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }
}
