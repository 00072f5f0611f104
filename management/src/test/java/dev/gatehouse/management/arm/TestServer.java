package dev.gatehouse.management.arm;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.Router;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.jose.KeySetStorage;
import dev.gatehouse.management.access.AccessType;
import dev.gatehouse.management.audit.AuditSettings;
import dev.gatehouse.management.audit.AuditType;
import dev.gatehouse.management.defaults.DefaultContent;
import dev.gatehouse.management.defaults.NewServices;
import dev.gatehouse.management.insight.InsightType;
import dev.gatehouse.management.provisioning.ApplicationSecrets;
import dev.gatehouse.management.roles.Role;
import dev.gatehouse.management.roles.RoleAssignments;
import dev.gatehouse.management.roles.TokenCheck;
import dev.gatehouse.management.traffic.TrafficType;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.management.types.Types;
import dev.gatehouse.management.types.apis.ExportDoor;
import dev.gatehouse.model.resource.Tier;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.store.ResourceStore;
import dev.gatehouse.store.traffic.TrafficRecorder;
import dev.gatehouse.store.traffic.TrafficStore;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ARM door on loopback over a store of its own, with the content of a new service. */
public final class TestServer implements AutoCloseable {
    public static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-00000000abcd", "gatehouse", "demo");
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final String CONTROL_URL = "https://control.test:9443";
    public static final String OWNER = "aaaaaaaa-0000-0000-0000-000000000001";
    public static final String CONTRIBUTOR = "aaaaaaaa-0000-0000-0000-000000000002";
    public static final String READER = "aaaaaaaa-0000-0000-0000-000000000003";
    public static final String NOBODY = "aaaaaaaa-0000-0000-0000-000000000004";

    public static final ServiceAddresses ADDRESSES = new ServiceAddresses("http://gateway.test:8080", CONTROL_URL);

    /** Documents elsewhere, by URL. */
    public static final LinkedPages WEB = new LinkedPages();

    /** How much later than {@link #NOW} it is at the door of exports. */
    private volatile Duration later = Duration.ZERO;

    private final Database database;
    private final HttpDoor door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestIssuer issuer = new TestIssuer(NOW);
    private final StoredResources resources;
    private final TrafficRecorder traffic;
    private final Path file;
    private final ManagementApi api;

    public TestServer(Path folder) {
        this(folder, List.of());
    }

    /** With behaviours of the test's own beside those of every service. */
    public TestServer(Path folder, List<ResourceBehaviour> more) {
        file = folder.resolve("store.db");
        database = Database.open(new DatabaseSettings.Sqlite(file));
        var clock = InstantSource.fixed(NOW);
        resources = new StoredResources(ResourceStore.open(database, clock), clock);
        var sealing = new Sealing(new SealKey(new byte[32]), new KeyedHash(new byte[32]));
        var behaviours = new ArrayList<>(Types.all(sealing, ADDRESSES, WEB));
        var calls = new TrafficStore(database);
        traffic = new TrafficRecorder(calls, clock);
        behaviours.add(new TrafficType(calls, traffic::settle));
        behaviours.add(new AuditType(AuditSettings.USUAL));
        behaviours.add(new InsightType(List.of(), () -> new ApplicationSecrets.Known(Map.of(), NOW)));
        behaviours.addAll(more);
        behaviours.add(new AccessType(Optional.empty()));
        behaviours.add(new NewServices(this::api, resources));
        api = new ManagementApi(resources, behaviours, sealing, clock, CONTROL_URL);
        new DefaultContent(api, resources)
                .write(new DefaultContent.Settings(
                        SERVICE,
                        Tier.DEVELOPER,
                        "Contoso",
                        "admin@contoso.test",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new DefaultContent.Holder(OWNER, "ServicePrincipal"))));
        resources.change(change -> {
            RoleAssignments.ensure(change, SERVICE, Role.CONTRIBUTOR, CONTRIBUTOR, "ServicePrincipal");
            RoleAssignments.ensure(change, SERVICE, Role.READER, READER, "User");
        });
        var check = new TokenCheck(
                new TokenCheck.Settings(
                        Set.of(TestIssuer.ISSUER),
                        TestIssuer.JWKS,
                        TokenCheck.Settings.audiences(CONTROL_URL),
                        "https://tenant.test/token"),
                new KeySetCache(TestIssuer.keys(), KeySetStorage.none(), clock, 10),
                clock);
        door = HttpDoor.open(
                DoorSettings.loopback("arm", 0),
                Router.builder()
                        .ignoringCase()
                        .delegate("/{path...}", new ArmDoor(api, check))
                        .route(
                                "GET",
                                ExportDoor.PATH + "{ticket}",
                                new ExportDoor(resources, sealing, ADDRESSES, () -> NOW.plus(later)))
                        .build());
    }

    /** Takes in what the gateway would tell of calls. */
    public TrafficRecorder traffic() {
        return traffic;
    }

    /** Lets time pass at the door of exports. */
    public void passes(Duration time) {
        later = later.plus(time);
    }

    public Resources resources() {
        return resources;
    }

    public ManagementApi api() {
        return api;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    /** Where everything is kept. */
    public Path file() {
        return file;
    }

    /** @param target path and query from the root, encoded */
    public HttpResponse<String> send(String method, String target, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + target))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request by somebody, in the newest api-version. */
    public HttpResponse<String> as(String objectId, String method, String path, String body) {
        return send(
                method,
                SERVICE.path() + path + (path.contains("?") ? "&" : "?") + "api-version=2025-09-01-preview",
                Map.of("Authorization", "Bearer " + issuer.token(objectId), "If-Match", "*"),
                body);
    }

    @Override
    public void close() {
        client.close();
        door.close();
        database.close();
    }
}
