package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.ApiVersion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds every resource that a template declares: nested in others, in loops, under conditions, by symbolic names. */
final class Expansion {
    /** Bounds what a template can want. */
    private static final int MAX_RESOURCES = 10_000;

    private static final String SERVICE_TYPE = "Microsoft.ApiManagement/service";

    /** Members that tell about the declaration; the rest is the resource. */
    private static final Set<String> DECLARING = Set.of(
            "type",
            "name",
            "apiVersion",
            "dependsOn",
            "condition",
            "copy",
            "resources",
            "comments",
            "metadata",
            "existing",
            "scope",
            "import",
            "extension");

    private final Values values;
    private final Findings findings;
    private final List<Declared> all = new ArrayList<>();

    Expansion(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    /** What surrounds a nested resource. */
    private record Around(String type, List<String> names, boolean deployed, Optional<Declared> parent) {}

    /** All of them, in the order in which they are declared. */
    List<Declared> expand(JsonNode resources, Place place, TemplateScope scope) {
        section(resources, place, new Around("", List.of(), true, Optional.empty()), scope);
        return List.copyOf(all);
    }

    /** An array, or an object whose names are symbolic ones. */
    private void section(JsonNode resources, Place place, Around around, TemplateScope scope) {
        switch (resources) {
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    declaration(array.get(i), place.at(i), Optional.empty(), around, scope);
                }
            }
            case ObjectNode symbolic ->
                symbolic.properties()
                        .forEach(member -> declaration(
                                member.getValue(),
                                place.at(member.getKey()),
                                Optional.of(member.getKey()),
                                around,
                                scope));
            default ->
                findings.problem(place, "resources must be an array, or an object with a symbolic name for each.");
        }
    }

    private void declaration(
            JsonNode declaration, Place place, Optional<String> symbol, Around around, TemplateScope scope) {
        if (!(declaration instanceof ObjectNode object)) {
            findings.problem(place, "A resource must be an object.");
            return;
        }
        try {
            if (object.get("copy") instanceof ObjectNode loop) {
                var name = values.string(loop.get("name"), place.at("copy").at("name"), scope);
                var count = values.count(loop, place.at("copy"), scope);
                for (var turn = 0; turn < count; turn++) {
                    one(object, place, symbol, Optional.of(name), around, scope.turning(name, turn));
                }
            } else {
                one(object, place, symbol, Optional.empty(), around, scope);
            }
        } catch (TemplateProblem e) {
            findings.problem(e.problem());
        }
    }

    private void one(
            ObjectNode object,
            Place place,
            Optional<String> symbol,
            Optional<String> loop,
            Around around,
            TemplateScope scope) {
        if (all.size() >= MAX_RESOURCES) {
            throw new TemplateProblem(place, "The template has more than " + MAX_RESOURCES + " resources.");
        }
        var deployed =
                around.deployed() && !object.path("existing").asBoolean(false) && condition(object, place, scope);
        var written = values.string(object.get("type"), place.at("type"), scope);
        var type = written.contains(".") || around.type().isEmpty() ? written : around.type() + "/" + written;
        var names = names(object, place, type, around, scope);
        var symbols = new HashSet<String>();
        symbol.ifPresent(symbols::add);
        loop.ifPresent(symbols::add);
        var body = Json.object();
        object.properties().stream()
                .filter(member -> !DECLARING.contains(member.getKey()))
                .forEach(member -> body.set(member.getKey(), member.getValue()));
        var depends = new ArrayList<String>();
        if (object.get("dependsOn") instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                depends.add(values.string(list.get(i), place.at("dependsOn").at(i), scope));
            }
        }
        around.parent().ifPresent(parent -> depends.add(parent.name()));
        var declared = new Declared(
                Set.copyOf(symbols),
                type,
                names,
                path(type, names),
                version(object, place, scope),
                deployed,
                body,
                List.copyOf(depends),
                place,
                scope);
        all.add(declared);
        if (object.has("scope") && declared.path().isPresent()) {
            throw new TemplateProblem(
                    place.at("scope"), "Resources of API management stand in their service: scope can't be given.");
        }
        if (object.has("resources")) {
            section(
                    object.get("resources"),
                    place.at("resources"),
                    new Around(type, names, deployed, Optional.of(declared)),
                    scope);
        }
    }

    private boolean condition(ObjectNode object, Place place, TemplateScope scope) {
        if (!object.has("condition")) {
            return true;
        }
        var holds = values.resolve(object.get("condition"), place.at("condition"), scope);
        if (!holds.isBoolean()) {
            throw new TemplateProblem(place.at("condition"), "condition must be true or false, but is " + holds + ".");
        }
        return holds.booleanValue();
    }

    /** Those of what surrounds it may be left out of a nested resource's name. */
    private List<String> names(ObjectNode object, Place place, String type, Around around, TemplateScope scope) {
        var written = values.string(object.get("name"), place.at("name"), scope);
        var names = List.of(written.split("/", -1));
        var expected = type.split("/", -1).length - 1;
        if (names.size() < expected && around.names().size() + names.size() == expected) {
            var full = new ArrayList<>(around.names());
            full.addAll(names);
            names = List.copyOf(full);
        }
        if (names.size() != expected || names.stream().anyMatch(String::isEmpty)) {
            throw new TemplateProblem(
                    place.at("name"),
                    "The type " + type + " takes a name of " + expected + " parts with / between them, but it is \""
                            + written + "\".");
        }
        return names;
    }

    private static Optional<ResourcePath> path(String type, List<String> names) {
        if (!type.equalsIgnoreCase(SERVICE_TYPE)
                && !type.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(SERVICE_TYPE.toLowerCase(java.util.Locale.ROOT) + "/")) {
            return Optional.empty();
        }
        var segments = type.split("/", -1);
        var path = ResourcePath.SERVICE;
        for (var i = 1; i < names.size(); i++) {
            path = path.child(segments[i + 1], names.get(i));
        }
        return Optional.of(path);
    }

    private ApiVersion version(ObjectNode object, Place place, TemplateScope scope) {
        var written = object.has("apiVersion")
                ? values.resolve(object.get("apiVersion"), place.at("apiVersion"), scope)
                        .asText()
                : "";
        return ApiVersion.parse(written).orElseGet(() -> ApiVersion.of(dev.gatehouse.cli.RunningServer.API_VERSION));
    }
}
