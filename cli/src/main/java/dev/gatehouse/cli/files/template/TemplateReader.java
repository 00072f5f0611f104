package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Given;
import dev.gatehouse.cli.files.LocatedJson;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.cli.files.Supported;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.cli.files.expression.ExpressionException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads an ARM template: what it wants of the running server's service, whichever service it names. What can't be worked
 * out or isn't there is found and said, place by place.
 */
public final class TemplateReader {
    private final LocatedJson document;
    private final Server server;
    private final Findings findings;
    private final Symbols symbols;
    private final Values values = new Values();
    private final Map<Declared, ObjectNode> bodies = new HashMap<>();
    private final Set<Declared> working = new java.util.HashSet<>();
    private List<Declared> declared = List.of();
    private Set<String> services = Set.of();

    /** @param now the moment of the deployment */
    public TemplateReader(LocatedJson document, Server server, Instant now, Findings findings) {
        this.document = document;
        this.server = server;
        this.findings = findings;
        var name = java.nio.file.Path.of(document.place().file()).getFileName().toString();
        this.symbols = new Symbols(
                document.root() instanceof ObjectNode template ? template : dev.gatehouse.http.Json.object(),
                document.place(),
                values,
                new Surroundings(server, name.replaceAll("\\.json$", ""), now));
        symbols.referTo(this::reference);
    }

    /** What the template wants. @param secrets gets the values that must not be shown */
    public List<Wanted> read(Given given, Secrets secrets) {
        if (!isTemplate()) {
            return List.of();
        }
        symbols.give(given, findings, secrets);
        if (!findings.problems().isEmpty()) {
            // Everything else would only repeat what is missing.
            return List.of();
        }
        declared = new Expansion(values, findings)
                .expand(document.root().path("resources"), document.place().at("resources"), TemplateScope.of(symbols));
        services = declared.stream()
                .filter(resource -> resource.path().isPresent())
                .map(resource -> resource.names().getFirst())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        if (services.size() > 1) {
            findings.problem(
                    document.place().at("resources"),
                    "The template is about several services, " + String.join(", ", services)
                            + ": it is applied to one, so apply a template for each.");
        }
        var wanted = new ArrayList<Wanted>();
        for (var resource : declared) {
            if (resource.deployed()) {
                want(resource).ifPresent(wanted::add);
            }
        }
        return List.copyOf(wanted);
    }

    /** Its outputs, once it is applied. */
    public ObjectNode outputs() {
        return symbols.outputs(findings);
    }

    private boolean isTemplate() {
        var place = document.place();
        var schema = document.root().path("$schema").asText("");
        if (schema.contains("deploymentParameters")) {
            findings.problem(place, "This is a file of parameters: give it with --parameters, and name the template.");
        } else if (schema.toLowerCase(Locale.ROOT)
                .matches(".*(subscription|managementgroup|tenant)deploymenttemplate.*")) {
            findings.problem(
                    place.at("$schema"),
                    "The template is for a whole subscription or tenant: Gatehouse has API management alone.");
        } else if (!document.root().isObject() || !document.root().has("resources")) {
            findings.problem(place, "This is no ARM template: it has no resources.");
        } else {
            return true;
        }
        return false;
    }

    private Optional<Wanted> want(Declared resource) {
        if (resource.path().isEmpty()) {
            findings.unsupported(
                    resource.place().at("type"),
                    "Gatehouse has API management alone, and no " + resource.fullType() + ".");
            return Optional.empty();
        }
        var path = resource.path().get();
        var type = Supported.type(path, resource.place().at("type"), findings);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Wanted(
                    path,
                    type.get(),
                    body(resource),
                    resource.place(),
                    Map.of(),
                    resource.version(),
                    resource.dependsOn().stream()
                            .flatMap(reference -> meant(reference).stream())
                            .filter(Declared::deployed)
                            .flatMap(other -> other.path().stream())
                            .toList()));
        } catch (TemplateProblem e) {
            findings.problem(e.problem());
            return Optional.empty();
        }
    }

    private List<Declared> meant(String reference) {
        return declared.stream().filter(other -> other.isMeant(reference)).toList();
    }

    /** What a PUT of it says, worked out once. */
    private ObjectNode body(Declared resource) {
        var known = bodies.get(resource);
        if (known != null) {
            return known;
        }
        if (!working.add(resource)) {
            throw new ExpressionException("reference(): " + resource.name() + " depends on itself.");
        }
        try {
            var body = (ObjectNode) ours(values.resolve(resource.body(), resource.place(), resource.scope()));
            bodies.put(resource, body);
            return body;
        } finally {
            working.remove(resource);
        }
    }

    /** With ids of the template's service made those of the server's. */
    private JsonNode ours(JsonNode value) {
        switch (value) {
            case ObjectNode object -> object.properties().forEach(member -> member.setValue(ours(member.getValue())));
            case com.fasterxml.jackson.databind.node.ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, ours(array.get(i)));
                }
            }
            default -> {
                if (value.isTextual() && isOurs(value.textValue())) {
                    var rest = ResourcePath.relative(value.textValue());
                    return com.fasterxml.jackson.databind.node.TextNode.valueOf(
                            server.serviceId() + (rest.equals("/") ? "" : rest));
                }
            }
        }
        return value;
    }

    private boolean isOurs(String text) {
        var rest = ResourcePath.relative(text);
        if (rest.equals(text)) {
            return false;
        }
        var service = text.substring(0, text.length() - (rest.equals("/") ? 0 : rest.length()));
        return services.contains(service.substring(service.lastIndexOf('/') + 1));
    }

    /** What {@code reference()} tells: what the server has, with what the template wants of it. */
    private Optional<JsonNode> reference(String name, boolean full) {
        var meant = meant(name);
        var path = meant.stream()
                .findFirst()
                .flatMap(Declared::path)
                .or(() -> ResourcePath.ofId(name).filter(_ -> name.startsWith("/")));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var there = path.get().type().flatMap(type -> server.find(path.get(), type));
        var whole = there.map(ObjectNode::deepCopy).orElseGet(dev.gatehouse.http.Json::object);
        var wanted = meant.stream().filter(Declared::deployed).findFirst();
        if (there.isEmpty() && wanted.isEmpty()) {
            return Optional.empty();
        }
        wanted.ifPresent(resource -> {
            var body = body(resource);
            if (body.get("properties") instanceof ObjectNode properties) {
                var now = whole.get("properties") instanceof ObjectNode known ? known : whole.putObject("properties");
                now.setAll(properties);
            }
        });
        return Optional.of(full ? whole : whole.path("properties"));
    }
}
