package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Given;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A parameter as a template declares it: what it may hold. */
record ParameterDeclaration(String name, ObjectNode rules, Place place) {

    boolean secret() {
        return type().startsWith("secure");
    }

    private String type() {
        return rules.path("type").asText("").toLowerCase(Locale.ROOT);
    }

    boolean nullable() {
        return rules.path("nullable").asBoolean(false);
    }

    Optional<JsonNode> defaultValue() {
        return Optional.ofNullable(rules.get("defaultValue"));
    }

    /** A value given from outside, as the type says. */
    JsonNode given(Given.Value given) {
        if (secret() && given.exposed()) {
            throw new TemplateProblem(
                    place,
                    name + " is a secret, and other users of the machine can read a command line: give it with"
                            + " --parameter " + name + "=@FILE or --parameters FILE.");
        }
        var value = given.text() ? read(given.value().textValue()) : given.value();
        return checked(value);
    }

    private JsonNode read(String text) {
        try {
            return switch (type()) {
                case "int" -> LongNode.valueOf(Long.parseLong(text.strip()));
                case "bool" ->
                    switch (text.strip().toLowerCase(Locale.ROOT)) {
                        case "true" -> BooleanNode.TRUE;
                        case "false" -> BooleanNode.FALSE;
                        default -> throw wrong("true or false");
                    };
                case "object", "secureobject", "array" -> Json.parse(text.getBytes(StandardCharsets.UTF_8));
                default -> com.fasterxml.jackson.databind.node.TextNode.valueOf(text);
            };
        } catch (NumberFormatException | RequestException e) {
            throw wrong("written as JSON");
        }
    }

    /** @throws TemplateProblem if it is not what the declaration says */
    JsonNode checked(JsonNode value) {
        if (value.isNull() && nullable()) {
            return NullNode.getInstance();
        }
        var fits = switch (type()) {
            case "string", "securestring" -> value.isTextual();
            case "int" -> value.isIntegralNumber();
            case "bool" -> value.isBoolean();
            case "object", "secureobject" -> value.isObject();
            case "array" -> value.isArray();
            default ->
                throw new TemplateProblem(
                        place.at("type"),
                        "The type of parameter " + name
                                + " must be string, secureString, int, bool, object, secureObject or array.");
        };
        if (!fits) {
            throw wrong("of type " + rules.path("type").asText());
        }
        var allowed = rules.get("allowedValues");
        if (allowed != null
                && allowed.valueStream()
                        .noneMatch(one ->
                                one.equals(value) || one.asText().equals(value.asText()) && value.isValueNode())) {
            throw wrong("one of " + allowed);
        }
        bounds(value);
        return value;
    }

    private void bounds(JsonNode value) {
        var measured = value.isIntegralNumber()
                ? value.longValue()
                : value.isTextual() ? value.textValue().length() : value.size();
        var kind = value.isIntegralNumber() ? "Value" : "Length";
        var least = rules.get("min" + kind);
        var most = rules.get("max" + kind);
        if (!value.isBoolean()
                && (least != null && measured < least.asLong() || most != null && measured > most.asLong())) {
            throw wrong("within min" + kind + " and max" + kind + ", " + (least == null ? "…" : least.asText()) + " to "
                    + (most == null ? "…" : most.asText()));
        }
    }

    /** The value isn't repeated: it may be a secret. */
    private TemplateProblem wrong(String expected) {
        return new TemplateProblem(place, "Parameter " + name + " must be " + expected + ".");
    }
}
