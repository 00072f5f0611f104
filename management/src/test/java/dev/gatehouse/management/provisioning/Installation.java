package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.management.arm.ArmDoor;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.arm.StoredResources;
import dev.gatehouse.management.defaults.NewServices;
import dev.gatehouse.management.insight.HealthCheck;
import dev.gatehouse.management.insight.InsightType;
import dev.gatehouse.management.people.People;
import dev.gatehouse.management.publishing.Publisher;
import dev.gatehouse.management.publishing.PublishingSettings;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.management.roles.Role;
import dev.gatehouse.management.roles.RoleAssignments;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.management.types.Types;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.store.Intent;
import dev.gatehouse.store.ResourceStore;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ARM door over a store in a folder and a directory in memory, as the server wires them. It can be killed and
 * started again on the same store and directory.
 */
public final class Installation implements AutoCloseable {
    static final ServiceId SERVICE = new ServiceId("11111111-1111-4111-8111-111111111111", "rg1", "apim");
    static final String VERSION = "api-version=2025-09-01-preview";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Sealing SEALING = new Sealing(new SealKey(new byte[32]), new KeyedHash(new byte[32]));

    private final boolean direct;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    final FakeDirectory directory = new FakeDirectory();
    /** Everything that any reply said, but those meant to tell a secret. */
    final List<String> replies = new ArrayList<>();

    private final List<ResourceBehaviour> more = new ArrayList<>();
    private final RecordingSink sink;
    /** Kinds of all tasks that were ever written down. */
    final Set<String> seenKinds = new HashSet<>();

    private Optional<Directory> other = Optional.empty();
    ProvisioningSettings settings = ProvisioningSettings.ofOneProcess();
    boolean ownIdentities = true;
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Database database;
    StoredResources resources;
    Provisioning provisioning;
    private Publisher publisher;
    private String storeId;
    private HttpDoor door;
    private ManagementApi api;
    private final TestTokens tokens = new TestTokens(() -> now);

    public Installation(Path folder, RecordingSink sink) {
        this(folder, sink, false);
    }

    /** @param direct whether requests go past the door, so that a dying process dies in the test's own thread */
    Installation(Path folder, RecordingSink sink, boolean direct) {
        this.direct = direct;
        this.folder = folder;
        this.sink = sink;
        start(CrashPoint.none());
        if (!resources.read(ResourceView::services).isEmpty()) {
            return; // a copy of one that was prepared before
        }
        resources.change(change -> {
            change.save(Resource.made(ResourceId.of(SERVICE), document(), change.now()));
            RoleAssignments.ensure(change, SERVICE, Role.OWNER, "owner", "ServicePrincipal");
            RoleAssignments.ensure(change, SERVICE, Role.READER, "reader", "ServicePrincipal");
        });
        user("ada");
    }

    private static ObjectNode document() {
        var document = JSON.createObjectNode().put("location", "local");
        document.putObject("sku").put("name", "Developer").put("capacity", 1);
        document.putObject("identity").put("type", "SystemAssigned").put("principalId", "principal-0");
        document.putObject("properties").put("publisherEmail", "a@b.example").put("publisherName", "A");
        return document;
    }

    private void start(CrashPoint crash) {
        database = Database.open(DatabaseSettings.of(folder.resolve("store.db").toString(), "", ""));
        var store = ResourceStore.open(database, () -> now);
        resources = new StoredResources(store, () -> now);
        store.onCommit(_ -> resources.read(view ->
                seenKinds.addAll(view.intents().stream().map(Intent::kind).toList())));
        var reach = other.orElseGet(
                () -> new Directory(directory, ownIdentities ? Optional.of(directory) : Optional.empty()));
        Resources dying = new DyingResources(resources, crash);
        provisioning = new Provisioning(dying, reach, () -> now, settings, crash);
        storeId = store.id().toString();
        publisher = publisher(sink);
        resources.tell(publisher);
        resources.tell(provisioning);
        more.clear();
        more.addAll(Types.all(
                SEALING, new ServiceAddresses("https://gateway.example", "https://control.example"), (url, _, _) -> {
                    throw new AssertionError(url);
                }));
        more.addAll(provisioning.behaviours(SEALING));
        more.add(new InsightType(
                List.of(new HealthCheck("identity", provisioning::problem)), provisioning.secrets()::all));
        more.add(new NewServices(() -> api, dying));
        api = new ManagementApi(dying, more, SEALING, () -> now, "https://control.example");
        provisioning.recover();
        publisher.start();
        if (!direct) {
            door = HttpDoor.open(DoorSettings.loopback("arm", 0), new ArmDoor(api, tokens.check()));
        }
    }

    /** Starts again with another directory than the one in memory. */
    void provisionInto(Directory another) {
        other = Optional.of(another);
        restart(CrashPoint.none());
    }

    /** The same for a directory whose process dies at the moments that are told. */
    void provisionInto(Directory another, CrashPoint crash) {
        other = Optional.of(another);
        restart(crash);
    }

    /** Stops without any ado and starts again. */
    void restart(CrashPoint crash) {
        close();
        start(crash);
    }

    private Publisher publisher(RecordingSink to) {
        return new Publisher(
                resources,
                to,
                storeId,
                SEALING,
                directory.tokenService(),
                new PublishingSettings(Set.of("gateway.example"), Duration.ofDays(1)));
    }

    /** Hands everything to another gateway. */
    public void publishTo(RecordingSink other) {
        try (var another = publisher(other)) {
            another.publish();
        }
    }

    /** What people do themselves, with everything done before it answers. */
    public People people() {
        return new People(api, resources, SEALING, () -> now, Runnable::run, "https://control.example");
    }

    public StoredResources resources() {
        return resources;
    }

    /** Letters that didn't go, the newest first. */
    public com.fasterxml.jackson.databind.JsonNode letters() {
        return send("owner", "POST", "/listLetters", "", false).body().path("value");
    }

    /** What the directory knows a password by; empty if it knows no such account. */
    public Optional<String> passwordOf(String user) {
        return directory.accounts.values().stream()
                .filter(account -> get("/users/" + user).body().toString().contains(account.id))
                .filter(account -> account.enabled)
                .map(account -> account.password)
                .findFirst();
    }

    public void directoryIsDown(boolean down) {
        directory.down = down;
    }

    public void later(Duration time) {
        now = now.plus(time);
        provisioning.runDue();
    }

    RecordingSink sink() {
        return sink;
    }

    List<Intent> intents() {
        return resources.read(ResourceView::intents);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
        publisher.close();
        provisioning.close();
        database.close();
    }

    public record Answer(int status, JsonNode body, Optional<HttpResponse<String>> raw) {
        String error() {
            return body.at("/error/message").asText() + body.at("/error/details");
        }

        JsonNode property(String name) {
            return body.path("properties").path(name);
        }
    }

    public Answer user(String id) {
        return put("/users/" + id, "{\"email\":\"" + id + "@x.example\",\"firstName\":\"A\",\"lastName\":\"B\"}");
    }

    Answer product(String id, String displayName, String types) {
        return put(
                "/products/" + id, "{\"displayName\":\"" + displayName + "\",\"authenticationType\":[" + types + "]}");
    }

    Answer enabled(String id, String displayName) {
        return product(id, displayName, "\"application-token\"");
    }

    Answer application(String id) {
        return put("/clientApplications/" + id, "{\"displayName\":\"" + id + "\",\"ownerId\":\"/users/ada\"}");
    }

    Answer link(String application, String product) {
        return put(
                "/clientApplications/" + application + "/productLinks/" + product,
                "{\"productId\":\"" + SERVICE.path() + "/products/" + product + "\"}");
    }

    public Answer put(String path, String properties) {
        return send("PUT", path, "{\"properties\":" + properties + "}");
    }

    Answer patch(String path, String properties) {
        return send("PATCH", path, "{\"properties\":" + properties + "}");
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer post(String path, String body) {
        return send("owner", "POST", path, body, false);
    }

    /** A path below the service; one that begins with {@code ~} is whole. */
    private static String target(String path) {
        return path.startsWith("~") ? path.substring(1) : SERVICE.path() + path;
    }

    public Answer send(String method, String path, String body) {
        return send("owner", method, path, body, true);
    }

    private Answer ask(String who, String method, String path, String body) {
        var segments = target(path).substring(1).split("/");
        var query = Map.of("api-version", "2025-09-01-preview");
        try {
            var reply = api.answer(
                    new ArmRequest(
                            method, List.of(segments), query, Optional.of("*"), body.getBytes(StandardCharsets.UTF_8)),
                    new Principal(who, who));
            return new Answer(reply.status(), reply.body().orElse(MissingNode.getInstance()), Optional.empty());
        } catch (ArmException e) {
            return new Answer(e.status(), JSON.createObjectNode().put("message", e.getMessage()), Optional.empty());
        }
    }

    Answer send(String who, String method, String path, String body, boolean watched) {
        if (direct) {
            return ask(who, method, path, body);
        }
        var url = "http://localhost:" + door.port() + target(path) + (path.contains("?") ? "&" : "?") + VERSION;
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + tokens.of(who))
                .header("If-Match", "*")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            var reply = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (watched) {
                replies.add(reply.body() + reply.headers());
            }
            return new Answer(
                    reply.statusCode(),
                    reply.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(reply.body()),
                    Optional.of(reply));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
