package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.ApiVersion;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Property;
import dev.gatehouse.model.catalogue.Schema;
import dev.gatehouse.model.catalogue.Shape;
import dev.gatehouse.model.catalogue.Style;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a PUT of what is wanted would change of what is there, by the rules of a PUT: what isn't named goes back to its
 * default, or stays where the type says so; what is the server's counts for nothing.
 */
final class Comparison {
    /** Members of the service's envelope that files may set. */
    private static final Set<String> ENVELOPE = Set.of("location", "sku", "identity", "tags");

    private final Server server;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Server server) {
        this.server = server;
    }

    static List<Difference> of(Wanted wanted, ObjectNode current, Server server) {
        if (wanted.type().style() == Style.LINK) {
            return List.of();
        }
        var comparison = new Comparison(server);
        comparison.resource(wanted, current);
        return List.copyOf(comparison.differences);
    }

    private void resource(Wanted wanted, ObjectNode current) {
        var now = current.get("properties") instanceof ObjectNode properties ? properties : Json.object();
        if (Server.isPolicy(wanted.type())) {
            policy(wanted, now);
        }
        object(wanted.type().schema(), wanted.properties(), now, "", wanted);
        if (Imports.wanted(wanted)) {
            differences.addAll(Imports.differences(wanted, server));
        }
        if (wanted.type().equals(Catalogue.SERVICE)) {
            for (var member : ENVELOPE) {
                var asked = wanted.body().get(member);
                if (!Sameness.isNothing(asked) && !contains(current.get(member), asked)) {
                    differ(member, current.get(member), asked, false);
                }
            }
        }
    }

    /** What isn't said of an object here stays. */
    private static boolean contains(JsonNode there, JsonNode asked) {
        if (asked instanceof ObjectNode object) {
            return there instanceof ObjectNode
                    && object.properties().stream()
                            .allMatch(member -> contains(there.get(member.getKey()), member.getValue()));
        }
        return Sameness.loose(there, asked)
                || there != null && there.isTextual() && there.asText().equalsIgnoreCase(asked.asText());
    }

    private void object(Schema schema, ObjectNode wanted, ObjectNode current, String prefix, Wanted resource) {
        for (var property : schema.properties()) {
            property(property, wanted, current, prefix, resource);
        }
        wanted.properties().stream()
                .filter(member -> schema.property(member.getKey()).isEmpty())
                .filter(member -> !Sameness.loose(member.getValue(), current.get(member.getKey())))
                .forEach(member ->
                        differ(prefix + member.getKey(), current.get(member.getKey()), member.getValue(), false));
    }

    private void property(Property property, ObjectNode wanted, ObjectNode current, String prefix, Wanted resource) {
        var name = property.name();
        var asked = wanted.get(name);
        var there = current.get(name);
        var place = prefix + name;
        if (Revisions.decidedElsewhere(resource, place)) {
            return;
        }
        switch (property.access()) {
            case READ_ONLY, WRITE_ONLY -> {}
            case SECRET -> secret(place, asked, resource);
            case READ_WRITE -> {
                if (isHandledElsewhere(place, resource)) {
                    secretValue(place, wanted, current, resource);
                } else if (asked == null || asked.isNull()) {
                    unnamed(property, there, place, asked, resource);
                } else if (property.shape() instanceof Shape.ObjectOf(var inner)
                        && asked instanceof ObjectNode object
                        && there instanceof ObjectNode now) {
                    object(inner, object, now, place + ".", resource);
                } else if (!Sameness.same(property.shape(), plain(resource, name, asked), there)) {
                    differ(place, there, asked, Secrets.telling(place));
                }
            }
        }
    }

    private static boolean isHandledElsewhere(String place, Wanted resource) {
        return Server.isPolicy(resource.type()) && (place.equals("value") || place.equals("format"))
                || resource.type().segment().equals("namedValues") && place.equals("value");
    }

    /** A named value's text is a secret, or not. */
    private void secretValue(String place, ObjectNode wanted, ObjectNode current, Wanted resource) {
        if (!resource.type().segment().equals("namedValues") || Sameness.isNothing(wanted.get("value"))) {
            return;
        }
        var secret = wanted.path("secret").asBoolean(current.path("secret").asBoolean(false));
        var known = Optional.ofNullable(current.get("value"))
                .or(() -> server.secrets(resource.path()).map(revealed -> revealed.get("value")));
        if (known.filter(value -> value.equals(wanted.get("value"))).isEmpty()) {
            differ(
                    place,
                    known.orElse(TextNode.valueOf("")),
                    wanted.get("value"),
                    secret || current.path("secret").asBoolean(false));
        }
    }

    private void secret(String place, JsonNode asked, Wanted resource) {
        if (Sameness.isNothing(asked)) {
            return;
        }
        var revealed = server.secrets(resource.path()).map(all -> all.get(place));
        // What can't be looked at is written again.
        if (revealed.filter(asked::equals).isEmpty()) {
            differ(place, revealed.orElse(TextNode.valueOf("")), asked, true);
        }
    }

    /** What becomes of a property that isn't named. */
    private void unnamed(Property property, JsonNode there, String place, JsonNode asked, Wanted resource) {
        var saysNothing = asked == null || property.kept() && property.initial().isPresent();
        if (saysNothing && property.staysUnder(resource.version()) || staysByItself(place, resource)) {
            return;
        }
        if (property.shape() instanceof Shape.ObjectOf(var inner)
                && there instanceof ObjectNode now
                && property.initial().isEmpty()) {
            // Within an object that goes, what stays stays.
            object(inner, Json.object(), now, place + ".", resource);
            return;
        }
        var initial = property.initial().map(json -> Json.parse(json.getBytes(StandardCharsets.UTF_8)));
        if (!Sameness.same(property.shape(), initial.orElse(null), there)) {
            differ(place, there, initial.orElse(null), Secrets.telling(place));
        }
    }

    /** An API without a name is called as its id. */
    private static boolean staysByItself(String place, Wanted resource) {
        // What an import's definition makes of these is told by the server.
        return Imports.wanted(resource)
                || resource.type().segment().equals("apis")
                        && (place.equals("displayName") || place.equals("apiVersionSet"));
    }

    /** As the server keeps it. */
    private static JsonNode plain(Wanted resource, String name, JsonNode asked) {
        if (resource.type().segment().equals("apis") && name.equals("path") && asked.isTextual()) {
            return TextNode.valueOf(asked.textValue().replaceAll("^/+|/+$", ""));
        }
        if (resource.type().segment().equals("operations")
                && name.equals("urlTemplate")
                && !asked.asText().startsWith("/")) {
            return TextNode.valueOf("/" + asked.asText());
        }
        return asked;
    }

    /** A document by link is read when it is applied: what it will say isn't known. */
    private void policy(Wanted wanted, ObjectNode current) {
        var properties = wanted.properties();
        var asked = properties.path("value").asText();
        var format = properties.path("format").asText("xml").toLowerCase(java.util.Locale.ROOT);
        if (format.endsWith("-link")) {
            differ("value", current.get("value"), TextNode.valueOf("what " + asked + " says then"), false);
            return;
        }
        // In the other form, expressions stand otherwise.
        var there = format.equals("rawxml") ? current : server.document(wanted.path(), format);
        if (!plain(asked).equals(plain(there.path("value").asText()))) {
            differ("value", there.get("value"), properties.get("value"), false);
        }
    }

    private static String plain(String document) {
        return document.replace("\r\n", "\n").strip();
    }

    private void differ(String property, JsonNode before, JsonNode after, boolean secret) {
        differences.add(new Difference(
                property,
                Optional.ofNullable(before).filter(value -> !value.isNull()),
                Optional.ofNullable(after).filter(value -> !value.isNull()),
                secret));
    }

    /** What of the server's a PUT must say again, because the files speak an api-version that didn't know it. */
    static ObjectNode completed(Wanted wanted, ObjectNode current) {
        var body = wanted.body().deepCopy();
        if (!(body.get("properties") instanceof ObjectNode properties)
                || !(current.get("properties") instanceof ObjectNode now)) {
            return body;
        }
        for (var property : wanted.type().schema().properties()) {
            if (isYounger(property, wanted.version())
                    && !properties.has(property.name())
                    && now.has(property.name())
                    && property.access() == Access.READ_WRITE) {
                properties.set(property.name(), now.get(property.name()));
            }
        }
        return body;
    }

    private static boolean isYounger(Property property, ApiVersion version) {
        return !property.kept() && property.staysUnder(version);
    }
}
