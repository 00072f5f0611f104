package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running server's service, as a plan and an export look at it: each resource is asked for once. */
public final class Server {
    /** Actions made to reveal a type's secrets, which change nothing. */
    private static final Map<String, String> REVEALING = Map.of(
            "service/subscriptions", "listSecrets",
            "service/namedValues", "listValue",
            "service/identityProviders", "listSecrets",
            "service/openidConnectProviders", "listSecrets",
            "service/authorizationServers", "listSecrets",
            "service/workspaces/subscriptions", "listSecrets",
            "service/workspaces/namedValues", "listValue");

    private final RunningServer server;
    private final Map<ResourcePath, Optional<ObjectNode>> found = new HashMap<>();
    private final Map<ResourcePath, Optional<JsonNode>> secrets = new HashMap<>();

    public Server(RunningServer server) {
        this.server = server;
    }

    /** The service's id. */
    public String serviceId() {
        return server.description().servicePath();
    }

    public String describe(String name) {
        return server.description().get(name);
    }

    /** A resource as it is; a link that is there is an empty object. Policies come with expressions as written. */
    public Optional<ObjectNode> find(ResourcePath path, ResourceType type) {
        var known = found.get(path);
        if (known == null) {
            known = ask(path, type);
            found.put(path, known);
        }
        return known;
    }

    private Optional<ObjectNode> ask(ResourcePath path, ResourceType type) {
        // What is below something that isn't there isn't there either.
        var parent = path.parent().filter(above -> !above.equals(ResourcePath.SERVICE));
        if (parent.flatMap(ResourcePath::type).isPresent()
                && find(parent.get(), parent.get().type().get()).isEmpty()) {
            return Optional.empty();
        }
        if (type.style() == Style.LINK) {
            return server.exists(path.url()) ? Optional.of(Json.object()) : Optional.empty();
        }
        return server.find(path.url() + query(type)).map(ObjectNode.class::cast);
    }

    private static String query(ResourceType type) {
        return isPolicy(type) ? "?format=rawxml" : "";
    }

    /** Whether resources of the type are documents of the policy language. */
    public static boolean isPolicy(ResourceType type) {
        return type.segment().equals("policies") || type.segment().equals("policyFragments");
    }

    /** The properties of a policy document, written in that format. */
    public JsonNode document(ResourcePath path, String format) {
        return server.get(path.url() + "?format=" + format).path("properties");
    }

    public boolean exists(ResourcePath path) {
        return path.type().filter(type -> find(path, type).isPresent()).isPresent();
    }

    /** All resources of a type in another, by name. */
    public List<JsonNode> list(ResourcePath parent, ResourceType type) {
        return server.list(parent.url() + "/" + type.segment()).stream()
                .sorted(java.util.Comparator.comparing(each -> each.path("name").asText()))
                .toList();
    }

    /** The secret values of a resource; empty where the server reveals none. */
    public Optional<JsonNode> secrets(ResourcePath path) {
        return secrets.computeIfAbsent(path, _ -> {
            var action = REVEALING.get(path.typePath());
            if (action == null || !exists(path)) {
                return Optional.empty();
            }
            try {
                return Optional.of(server.post(path.url() + "/" + action));
            } catch (VerbException _) {
                return Optional.empty();
            }
        });
    }

    /** What importing a definition into an API would do; it is not done. */
    public JsonNode previewImport(ResourcePath api, ObjectNode body) {
        return server.post(api.url() + "/importPreview", body);
    }

    /** An API's definition, in OpenAPI's YAML; empty where the server exports none. */
    public Optional<String> definition(ResourcePath api) {
        return server.text(api.url() + "?export=true", "application/vnd.oai.openapi")
                .filter(text -> text.startsWith("openapi:"));
    }

    /** Makes or changes it. */
    public JsonNode put(ResourcePath path, ObjectNode body) {
        found.remove(path);
        secrets.remove(path);
        return server.put(path.url(), body);
    }

    public void delete(ResourcePath path) {
        found.remove(path);
        server.delete(path.url());
    }

    /** Forgets what it was told, after changes. */
    public void forget() {
        found.clear();
        secrets.clear();
    }

    /** A GET below the service, as it comes. */
    public JsonNode get(String path) {
        return server.get(path);
    }
}
