package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Reads bodies: what SDKs add of OData is passed over, what is unknown or of the wrong type is refused by name. */
final class GraphBody {
    private static final int LARGEST = 1 << 20;

    private GraphBody() {}

    static ObjectNode object(Request request) {
        return (ObjectNode) withoutAnnotations(whole(request).deepCopy());
    }

    /** With annotations. */
    static ObjectNode whole(Request request) {
        if (request.body().length > LARGEST) {
            throw DirectoryRefused.bad("The body is larger than " + LARGEST + " bytes.");
        }
        if (!(request.json() instanceof ObjectNode object)) {
            throw DirectoryRefused.bad("The body is a JSON object.");
        }
        mustBeText("", object);
        return object;
    }

    /** PostgreSQL can't keep U+0000, and half of a surrogate pair is no character. */
    private static void mustBeText(String name, JsonNode node) {
        if (node.isTextual() && !isText(node.textValue())) {
            throw DirectoryRefused.bad(
                    "Property " + shown(name) + " has U+0000 or half of a surrogate pair: leave it out.");
        }
        for (var field : node.properties()) {
            if (!isText(field.getKey())) {
                throw DirectoryRefused.bad(
                        "The name of a property has U+0000 or half of a surrogate pair: leave it out.");
            }
            mustBeText(field.getKey(), field.getValue());
        }
        if (node.isArray()) {
            node.forEach(each -> mustBeText(name, each));
        }
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(each -> each == 0 || Character.getType(each) == Character.SURROGATE);
    }

    private static JsonNode withoutAnnotations(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            names.stream()
                    .filter(name -> name.startsWith("@") || name.contains("@odata.") && !name.endsWith("@odata.bind"))
                    .forEach(object::remove);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(GraphBody::withoutAnnotations);
        }
        return node;
    }

    /** @throws DirectoryRefused if it has a property that can't be set */
    static void allow(ObjectNode body, Set<String> settable) {
        body.fieldNames().forEachRemaining(name -> {
            if (!settable.contains(name)) {
                throw DirectoryRefused.bad(
                        "Invalid property '" + shown(name) + "': it is unknown, or can't be set here.");
            }
        });
    }

    private static String shown(String name) {
        return name.length() > 100 ? "…" : name;
    }

    static String text(JsonNode body, String name) {
        return optionalText(body, name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> DirectoryRefused.bad("Property " + name + " is required and is a string."));
    }

    static Optional<String> optionalText(JsonNode body, String name) {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw DirectoryRefused.bad("Property " + name + " is a string.");
        }
        return Optional.of(value.textValue());
    }

    static String guid(JsonNode body, String name) {
        var value = text(body, name);
        if (!Directory.isGuid(value)) {
            throw DirectoryRefused.bad("Property " + name + " is a GUID.");
        }
        return value;
    }

    static Optional<Boolean> optionalBoolean(JsonNode body, String name) {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw DirectoryRefused.bad("Property " + name + " is true or false.");
        }
        return Optional.of(value.booleanValue());
    }

    static Optional<Instant> optionalTime(JsonNode body, String name) {
        return optionalText(body, name).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeException e) {
                throw DirectoryRefused.bad("Property " + name + " is a time such as 2030-01-31T00:00:00Z.");
            }
        });
    }
}
