package dev.gatehouse.cli.files.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.LocatedJson;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.http.Json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an environment's {@code configuration.….yaml} changes of a folder: properties laid over those of the files. */
final class Overrides {
    /** What Azure/apiops' pipelines replace before they publish. */
    private static final Pattern TOKEN = Pattern.compile("\\{#.*?#\\}");

    private final Findings findings;
    private final Map<ResourcePath, Wanted> resources = new HashMap<>();

    Overrides(Findings findings) {
        this.findings = findings;
    }

    List<Wanted> apply(List<Wanted> wanted, List<LocatedJson> overrides) {
        wanted.forEach(resource -> resources.put(resource.path(), resource));
        for (var document : overrides) {
            if (document.root() instanceof ObjectNode root) {
                lists(root, document.place(), ResourcePath.SERVICE);
            } else {
                findings.problem(document.place(), "Overrides are an object with a list for each kind of resource.");
            }
        }
        var result = new ArrayList<Wanted>();
        wanted.forEach(resource -> result.add(resources.get(resource.path())));
        return result;
    }

    private void lists(ObjectNode around, Place place, ResourcePath parent) {
        around.properties().forEach(member -> {
            if (!(member.getValue() instanceof ArrayNode list)) {
                return;
            }
            var key = member.getKey();
            var segment = key.equals("policies")
                    ? java.util.Optional.of("policies")
                    : Layout.segment(parent.typePath(), Layout.overridden(key));
            var at = place.at(key);
            if (segment.isEmpty()) {
                findings.problem(at, key + " is no kind of resource that overrides can be about here.");
                return;
            }
            for (var i = 0; i < list.size(); i++) {
                one(list.get(i), at.at(i), parent, segment.get());
            }
        });
    }

    private void one(JsonNode override, Place place, ResourcePath parent, String segment) {
        if (!(override instanceof ObjectNode object) || !object.path("name").isTextual()) {
            findings.problem(place, "An override is an object with a name.");
            return;
        }
        var path = parent.child(segment, object.get("name").asText());
        var properties = object.get("properties") instanceof ObjectNode given ? given : Json.object();
        var resource = resources.get(path);
        if (resource == null && !properties.isEmpty()) {
            findings.note(place, "Nothing in the folder is " + path + ": the override does nothing.");
        } else if (resource != null) {
            tokens(properties, place.at("properties"));
            resources.put(path, laidOver(resource, properties, place));
        }
        lists(object, place, path);
    }

    private Wanted laidOver(Wanted resource, ObjectNode properties, Place place) {
        var body = resource.body().deepCopy();
        var own = body.get("properties") instanceof ObjectNode known ? known : body.putObject("properties");
        merge(own, properties);
        var parts = new HashMap<>(resource.parts());
        properties
                .properties()
                .forEach(member ->
                        parts.put(member.getKey(), place.at("properties").at(member.getKey())));
        return new Wanted(
                resource.path(), resource.type(), body, resource.place(), parts, resource.version(), resource.after());
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(member -> {
            if (into.get(member.getKey()) instanceof ObjectNode inner
                    && member.getValue() instanceof ObjectNode outer) {
                merge(inner, outer);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private void tokens(JsonNode value, Place place) {
        if (value.isTextual() && TOKEN.matcher(value.textValue()).find()) {
            findings.problem(place, "A token {#…#} stands here still: put its value in, as the pipeline would.");
        }
        value.properties().forEach(member -> tokens(member.getValue(), place.at(member.getKey())));
    }
}
