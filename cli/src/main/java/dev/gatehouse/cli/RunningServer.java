package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundGuard;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.OutboundSettings;
import dev.gatehouse.http.PercentEncoding;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The running server's public doors, as the verbs use them: nothing here that a stranger with the credentials couldn't do. */
public final class RunningServer implements AutoCloseable {
    /** What the verbs speak. */
    public static final String API_VERSION = "2025-09-01-preview";

    private static final String ARM = "https://management.azure.com/.default";
    private static final String GRAPH = "https://graph.microsoft.com/.default";

    private final ServerDescription description;
    private final OutboundClient client;
    private final Map<String, String> tokens = new HashMap<>();

    private RunningServer(ServerDescription description) {
        this.description = description;
        this.client = new OutboundClient(trust(description));
    }

    /**
     * On this machine the server's own authority is the only one that counts. Under a public name something with a
     * certificate of its own may stand before the server.
     */
    private static OutboundSettings trust(ServerDescription description) {
        var authority = List.of(description.certificateAuthority());
        var settings = OutboundSettings.guardedBy(OutboundGuard.configured());
        return "localhost".equals(URI.create(description.get("controlUrl")).getHost())
                ? settings.trustingOnly(authority)
                : settings.trusting(authority);
    }

    /** @throws VerbException if the folder is not one of a server */
    public static RunningServer at(Path data) {
        return new RunningServer(ServerDescription.in(data));
    }

    public ServerDescription description() {
        return description;
    }

    /** @param path below the service, beginning with a slash; or empty for the service */
    public JsonNode get(String path) {
        return arm(OutboundRequest.get(armUrl(path)));
    }

    /** A resource, when it is there. */
    public Optional<JsonNode> find(String path) {
        var reply = send(withToken(OutboundRequest.get(armUrl(path)), ARM));
        return reply.status() == 404 ? Optional.empty() : Optional.of(checked(reply));
    }

    /** Whether there is a resource, also where it can't be read, as a link can't. */
    public boolean exists(String path) {
        var reply = send(withToken(OutboundRequest.of("HEAD", armUrl(path)), ARM));
        if (!reply.successful() && reply.status() != 404) {
            checked(reply);
        }
        return reply.successful();
    }

    /** All of a collection, page by page. */
    public List<JsonNode> list(String path) {
        var all = new ArrayList<JsonNode>();
        var next = armUrl(path);
        while (true) {
            var page = arm(OutboundRequest.get(next));
            page.path("value").forEach(all::add);
            var link = page.path("nextLink").asText("");
            if (link.isEmpty()) {
                return all;
            }
            // The token goes along, so only to the door that it is for.
            if (!link.startsWith(description.get("controlUrl") + "/")) {
                throw new VerbException(ExitCode.FAILED, "The server's next page is somewhere else: " + link);
            }
            next = URI.create(link);
        }
    }

    public JsonNode put(String path, JsonNode body) {
        return arm(OutboundRequest.of("PUT", armUrl(path)).withJson(body));
    }

    public JsonNode patch(String path, JsonNode body) {
        return arm(OutboundRequest.of("PATCH", armUrl(path)).withJson(body).with("If-Match", "*"));
    }

    public JsonNode post(String path, JsonNode body) {
        return arm(OutboundRequest.of("POST", armUrl(path)).withJson(body));
    }

    public JsonNode post(String path) {
        return arm(OutboundRequest.of("POST", armUrl(path)));
    }

    /** A resource in another form than JSON; empty where the server has it in none. */
    public Optional<String> text(String path, String mediaType) {
        var reply = send(withToken(OutboundRequest.get(armUrl(path)).with("Accept", mediaType), ARM));
        return reply.successful() ? Optional.of(reply.bodyText()) : Optional.empty();
    }

    /** @return whether there was something to delete */
    public boolean delete(String path) {
        var reply = send(withToken(OutboundRequest.of("DELETE", armUrl(path)).with("If-Match", "*"), ARM));
        checked(reply);
        return reply.status() == 200;
    }

    /** @param path below {@code /v1.0}, beginning with a slash */
    public JsonNode graph(String path) {
        return checked(send(withToken(OutboundRequest.get(URI.create(description.get("graphUrl") + path)), GRAPH)));
    }

    /** All of one of Graph's collections, page by page. */
    public List<JsonNode> graphList(String path) {
        var all = new ArrayList<JsonNode>();
        var next = path;
        while (!next.isEmpty()) {
            var page = graph(next);
            page.path("value").forEach(all::add);
            var link = page.path("@odata.nextLink").asText("");
            // The token goes along, so only to the door that it is for.
            if (!link.isEmpty() && !link.startsWith(description.get("graphUrl") + "/")) {
                throw new VerbException(ExitCode.FAILED, "The server's next page is somewhere else: " + link);
            }
            next = link.isEmpty()
                    ? ""
                    : link.substring(description.get("graphUrl").length());
        }
        return all;
    }

    /** @param path of the tenant's own doors, beginning with a slash */
    public JsonNode tenant(String method, String path) {
        var url = URI.create(description.get("controlUrl") + path);
        return checked(send(withToken(OutboundRequest.of(method, url), GRAPH)));
    }

    /** What the token endpoint answers, whatever it is. */
    public OutboundReply token(String clientId, String clientSecret, String scope) {
        return send(OutboundRequest.of("POST", URI.create(description.get("tokenUrl")))
                .withForm(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_secret", clientSecret,
                        "scope", scope)));
    }

    /** @throws VerbException if nobody answers */
    public OutboundReply send(OutboundRequest request) {
        try {
            return client.send(request);
        } catch (OutboundException e) {
            var code = e.reason() == OutboundException.Reason.UNREACHABLE ? ExitCode.NOT_RUNNING : ExitCode.FAILED;
            throw new VerbException(
                    code,
                    code == ExitCode.NOT_RUNNING
                            ? "No server runs on " + description.data() + ": start it with ./gatehouse run."
                            : Printable.of(e.getMessage()));
        }
    }

    /** The path of a resource's name, encoded. */
    public static String segment(String name) {
        return PercentEncoding.encode(name);
    }

    /** The one resource of a collection that has this name or display name. */
    public JsonNode named(String collection, String name) {
        return byName(collection, name).orElseGet(() -> byDisplayName(collection, name));
    }

    /** Empty also where no resource could have that name: a display name may hold more than a name. */
    private Optional<JsonNode> byName(String collection, String name) {
        if (name.isBlank() || name.chars().allMatch(character -> character == '.')) {
            return Optional.empty();
        }
        var reply = send(withToken(OutboundRequest.get(armUrl(collection + "/" + segment(name))), ARM));
        return reply.status() == 404 || reply.status() == 400 ? Optional.empty() : Optional.of(checked(reply));
    }

    private JsonNode byDisplayName(String collection, String name) {
        var filter = "displayName eq '" + name.replace("'", "''") + "'";
        var found = list(collection + "?$filter=" + PercentEncoding.encode(filter));
        if (found.isEmpty()) {
            throw new VerbException(
                    ExitCode.NOT_FOUND,
                    "There is no " + Printable.of(name) + " among " + words(collection)
                            + ": see what there is with the verb list.");
        }
        if (found.size() > 1) {
            var names = found.stream().map(each -> each.path("name").asText()).collect(Collectors.joining(", "));
            throw new VerbException(
                    ExitCode.USAGE,
                    "Several of " + words(collection) + " are called " + Printable.of(name) + ": name one by its id, "
                            + Printable.of(names) + ".");
        }
        return found.getFirst();
    }

    /** {@code /clientApplications} for people: client applications. */
    private static String words(String collection) {
        return collection.substring(1).replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        client.close();
    }

    private URI armUrl(String path) {
        var separator = path.contains("?") ? "&" : "?";
        return URI.create(description.get("controlUrl") + description.servicePath() + path + separator + "api-version="
                + API_VERSION);
    }

    private JsonNode arm(OutboundRequest request) {
        return checked(send(withToken(request, ARM)));
    }

    private OutboundRequest withToken(OutboundRequest request, String scope) {
        var token = tokens.computeIfAbsent(scope, this::automationToken);
        return request.with("Authorization", "Bearer " + token);
    }

    private String automationToken(String scope) {
        var reply = token(description.get("automation/clientId"), description.get("automation/clientSecret"), scope);
        return checkedToken(reply).path("access_token").asText();
    }

    /** @throws VerbException if the reply is no token; the message is the token endpoint's */
    public static JsonNode checkedToken(OutboundReply reply) {
        var json = checked(reply);
        if (!json.path("access_token").isTextual()) {
            throw new VerbException(ExitCode.FAILED, "The token endpoint answered, but with no token.");
        }
        return json;
    }

    private static JsonNode checked(OutboundReply reply) {
        if (!reply.successful()) {
            var code = reply.status() == 404 ? ExitCode.NOT_FOUND : ExitCode.FAILED;
            throw new VerbException(code, problem(reply));
        }
        try {
            return reply.body().length == 0 ? Json.object() : reply.json();
        } catch (OutboundException e) {
            throw new VerbException(ExitCode.FAILED, e.getMessage());
        }
    }

    /** The sentence of an ARM, Graph or OAuth error, with its details; a line each. */
    public static String problem(OutboundReply reply) {
        var unknown = "The server answered with status " + reply.status() + ".";
        JsonNode json;
        try {
            json = reply.json();
        } catch (OutboundException _) {
            return unknown;
        }
        var error = json.path("error");
        var message = error.isTextual()
                ? json.path("error_description").asText(error.asText())
                : error.path("message").asText(json.path("message").asText(unknown));
        var details = StreamSupport.stream(error.path("details").spliterator(), false)
                .map(detail -> "\n  "
                        + Printable.of(detail.path("target").asText("") + ": "
                                + detail.path("message").asText("")))
                .collect(Collectors.joining());
        return Printable.of(message.strip()) + details;
    }
}
