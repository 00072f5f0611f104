package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a document in OpenAPI 3's form. */
final class OpenApiReader {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int MOST_OPERATIONS = 2_000;

    private final ObjectNode document;
    private final Optional<URI> base;
    private final boolean queryInTemplate;
    private final Refs refs;
    private final NamedTypes types;
    private final OperationIds ids = new OperationIds();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param base where the document was; empty if it came by value
     * @param queryInTemplate whether required query parameters go into URL templates
     * @param schemaId what the schema with its types is called
     */
    OpenApiReader(ObjectNode document, Optional<URI> base, boolean queryInTemplate, String schemaId) {
        this.document = document;
        this.base = base;
        this.queryInTemplate = queryInTemplate;
        this.refs = new Refs(document);
        var components = Nodes.object(document, "components", Place.ROOT);
        var schemas = Nodes.object(components, "schemas", new Place("components"));
        schemas.properties()
                .forEach(schema ->
                        refs.checkSchema(schema.getValue(), new Place("components.schemas").member(schema.getKey())));
        this.types = new NamedTypes(schemaId, schemas);
    }

    record Read(ObjectNode settings, List<Definition.Operation> operations, ObjectNode schemas, List<String> notes) {}

    Read read() {
        var settings = settings();
        var operations = operations();
        var components = Nodes.object(document, "components", Place.ROOT);
        Nodes.object(components, "securitySchemes", new Place("components"))
                .properties()
                .forEach(scheme -> notes.add("components.securitySchemes." + scheme.getKey() + " ("
                        + scheme.getValue().path("type").asText("unknown")
                        + ") isn't kept: who may call an API is said by products and policies."));
        if (document.path("webhooks").size() > 0) {
            notes.add("webhooks isn't kept: the gateway doesn't make those calls.");
        }
        return new Read(settings, operations, types.schemas(), notes);
    }

    private ObjectNode settings() {
        var place = new Place("info");
        if (!document.has("info")) {
            throw new DefinitionException(place, "is required.");
        }
        var info = Nodes.object(document, "info", Place.ROOT);
        var settings = Nodes.object();
        var title = Nodes.required(info, "title", place).strip();
        settings.put("displayName", title.length() > 300 ? title.substring(0, 300) : title);
        Nodes.text(info, "description", place)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> settings.put("description", text));
        Nodes.text(info, "termsOfService", place).ifPresent(text -> settings.put("termsOfServiceUrl", text));
        some(info, "contact", settings, "name", "url", "email");
        some(info, "license", settings, "name", "url");
        servers(settings);
        return settings;
    }

    private static void some(ObjectNode info, String name, ObjectNode settings, String... parts) {
        var place = new Place("info");
        var there = Nodes.object(info, name, place);
        var kept = Nodes.object();
        for (var part : parts) {
            Nodes.text(there, part, place.member(name)).ifPresent(text -> kept.put(part, text));
        }
        if (!kept.isEmpty()) {
            settings.set(name, kept);
        }
    }

    private void servers(ObjectNode settings) {
        var servers = Nodes.list(document, "servers", Place.ROOT);
        var schemes = new TreeSet<String>();
        for (var i = 0; i < servers.size(); i++) {
            var place = new Place("servers").item(i);
            var url = url(Nodes.object(servers.get(i), place), place);
            url.map(URI::getScheme)
                    .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                    .filter(scheme -> scheme.equals("http") || scheme.equals("https"))
                    .ifPresent(scheme -> {
                        schemes.add(scheme);
                        if (!settings.has("serviceUrl")) {
                            settings.put("serviceUrl", withoutSlash(url.get().toString()));
                        }
                    });
        }
        if (!schemes.isEmpty()) {
            var protocols = settings.putArray("protocols");
            schemes.forEach(protocols::add);
        }
    }

    /** A server's URL with its variables' defaults; empty if it can't be told, for want of the document's own. */
    private Optional<URI> url(ObjectNode server, Place place) {
        var text = Nodes.required(server, "url", place);
        var variables = Nodes.object(server, "variables", place);
        for (var variable : variables.properties()) {
            var at = place.member("variables").member(variable.getKey());
            var value = Nodes.text(Nodes.object(variable.getValue(), at), "default", at)
                    .orElseThrow(() -> new DefinitionException(at.member("default"), "is required."));
            text = text.replace("{" + variable.getKey() + "}", value);
        }
        if (text.contains("{")) {
            throw new DefinitionException(
                    place.member("url"), "has a variable that variables doesn't describe: \"" + text + "\".");
        }
        try {
            var url = new URI(text.strip());
            var absolute = url.isAbsolute() ? Optional.of(url) : base.map(there -> there.resolve(url));
            if (absolute.isEmpty()) {
                notes.add(place.member("url") + " isn't kept: it is relative, and where the document was isn't known."
                        + " Give serviceUrl.");
            }
            return absolute;
        } catch (URISyntaxException e) {
            throw new DefinitionException(place.member("url"), "must be a URL, such as https://api.example.com/v1.");
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private List<Definition.Operation> operations() {
        var operations = new ArrayList<Definition.Operation>();
        for (var member : Nodes.object(document, "paths", Place.ROOT).properties()) {
            var path = member.getKey();
            if (path.startsWith("x-")) {
                continue;
            }
            var place = new Place("paths").member(path);
            if (!path.startsWith("/")) {
                throw new DefinitionException(place, "must begin with a slash.");
            }
            path(path, refs.resolve(member.getValue(), place), place, operations);
        }
        return operations;
    }

    private void path(String path, ObjectNode item, Place place, List<Definition.Operation> into) {
        var shared = new OperationReader.Parameters(Nodes.list(item, "parameters", place), place.member("parameters"));
        if (item.path("servers").size() > 0) {
            notes.add(place.member("servers") + " isn't kept.");
        }
        for (var member : item.properties()) {
            var method = member.getKey();
            if (!METHODS.contains(method)) {
                continue;
            }
            var at = place.member(method);
            var operation = Nodes.object(member.getValue(), at);
            if (into.size() == MOST_OPERATIONS) {
                throw new DefinitionException(at, "is one too many: at most " + MOST_OPERATIONS + " can be imported.");
            }
            var id = ids.of(Nodes.text(operation, "operationId", at).filter(text -> !text.isBlank()), method, path);
            var reader = new OperationReader(refs, types, queryInTemplate, notes);
            into.add(new Definition.Operation(id, reader.read(id, method, path, operation, shared, at), at.toString()));
        }
    }
}
