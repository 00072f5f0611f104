package dev.gatehouse.cli.files.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.files.Inventory;
import dev.gatehouse.cli.files.PrettyJson;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.plan.References;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.Style;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A service as an ARM template, which another service can be given: its secrets are parameters. */
public final class TemplateForm {
    static final String SERVICE_PARAMETER = "apimServiceName";
    private static final String SCHEMA =
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    private final Set<ResourcePath> known = new HashSet<>();
    private final Set<String> parameterNames = new HashSet<>();
    private final ObjectNode parameters = Json.object();

    public String write(String service, List<Inventory.Found> all) {
        all.forEach(found -> known.add(found.path()));
        parameters.putObject(SERVICE_PARAMETER).put("type", "string").put("defaultValue", service);
        var template = Json.object().put("$schema", SCHEMA).put("contentVersion", "1.0.0.0");
        template.set("parameters", parameters);
        template.putObject("variables");
        var resources = template.putArray("resources");
        all.stream()
                .filter(found -> !found.type().segment().equals("releases"))
                .forEach(found -> resources.add(resource(found)));
        return PrettyJson.write(template);
    }

    private ObjectNode resource(Inventory.Found found) {
        var resource = Json.object()
                .put("type", found.type().fullName())
                .put("apiVersion", RunningServer.API_VERSION)
                .put("name", name(found.path()));
        var depends = resource.putArray("dependsOn");
        needed(found).forEach(path -> depends.add(id(path)));
        if (found.type().style() != Style.LINK) {
            var properties = Portable.properties(found);
            if (Portable.isSecret(found)) {
                properties.put("value", secret(found.path().name()));
            }
            resource.set("properties", written(properties));
            if (Portable.isSecret(found)) {
                // An expression as it stands, not a text that begins with a bracket.
                ((ObjectNode) resource.get("properties")).set("value", properties.get("value"));
            }
        }
        return resource;
    }

    /** What must be there before it, of what the template has. */
    private TreeSet<ResourcePath> needed(Inventory.Found found) {
        var needed = new TreeSet<ResourcePath>(java.util.Comparator.comparing(ResourcePath::toString));
        found.path().parent().filter(known::contains).ifPresent(needed::add);
        References.of(found.path(), found.type(), found.properties()).stream()
                .map(References.Reference::target)
                .filter(known::contains)
                .filter(target -> !target.equals(found.path()))
                .forEach(needed::add);
        return needed;
    }

    /** An expression for a parameter that is null where it isn't given: what the server has then stays. */
    private String secret(String namedValue) {
        var plain = "namedValue_" + namedValue.replaceAll("[^A-Za-z0-9_]", "_");
        var name = plain;
        for (var i = 2; !parameterNames.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = plain + "_" + i;
        }
        parameters.putObject(name).put("type", "secureString").put("defaultValue", "");
        return "[if(empty(parameters('" + name + "')), null(), parameters('" + name + "'))]";
    }

    private static String name(ResourcePath path) {
        return "[concat(parameters('" + SERVICE_PARAMETER + "'), '/"
                + quoted(path.parts().stream().map(ResourcePath.Part::name).collect(Collectors.joining("/"))) + "')]";
    }

    private static String id(ResourcePath path) {
        var names = path.parts().stream()
                .map(part -> ", '" + quoted(part.name()) + "'")
                .collect(Collectors.joining());
        return "[resourceId('Microsoft.ApiManagement/" + path.typePath() + "', parameters('" + SERVICE_PARAMETER + "')"
                + names + ")]";
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /** Values as a template has them: a text in brackets would be an expression. */
    private static JsonNode written(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties().forEach(member -> copy.set(member.getKey(), written(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(item -> copy.add(written(item)));
                yield copy;
            }
            default ->
                value.isTextual()
                                && value.textValue().startsWith("[")
                                && value.textValue().endsWith("]")
                        ? TextNode.valueOf("[" + value.textValue())
                        : value;
        };
    }
}
