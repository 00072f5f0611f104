package dev.gatehouse.server;

import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.http.GuardedFetcher;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.OutboundAllowance;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundGuard;
import dev.gatehouse.http.OutboundSettings;
import dev.gatehouse.http.Router;
import dev.gatehouse.identity.IdentityProvider.TokenService;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.types.apis.ExportDoor;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.portal.Issuer;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.signin.Discovery;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.PortBook;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.server.doors.SecurityHeaders;
import dev.gatehouse.server.installation.CredentialKeeper;
import dev.gatehouse.server.installation.Description;
import dev.gatehouse.server.installation.FirstStart;
import dev.gatehouse.server.operations.AccessLog;
import dev.gatehouse.server.operations.Check;
import dev.gatehouse.server.operations.DirectoryHealth;
import dev.gatehouse.server.operations.DoorCheck;
import dev.gatehouse.server.operations.Metrics;
import dev.gatehouse.server.operations.OperationsDoor;
import dev.gatehouse.server.operations.RecordRing;
import dev.gatehouse.server.operations.RevisionCheck;
import dev.gatehouse.server.rooms.GatewayRoom;
import dev.gatehouse.server.rooms.IdentityRoom;
import dev.gatehouse.server.rooms.MailRoom;
import dev.gatehouse.server.rooms.ManagementRoom;
import dev.gatehouse.server.rooms.PortalRoom;
import dev.gatehouse.server.rooms.Secrets;
import dev.gatehouse.server.rooms.TenantRoom;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.server.testing.TestControls;
import dev.gatehouse.server.tls.ServerCertificates;
import dev.gatehouse.store.traffic.TrafficRecorder;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.signin.SignInObserver;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The running server: everything is put together here, and taken apart again in the opposite order. What doesn't need
 * each other is started at the same time. Long, because the order in which rooms are opened and closed is one thing, and is
 * only seen to be right in one place.
 */
public final class Gatehouse implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration CHECK = Duration.ofSeconds(10);
    private static final int CONSOLE_REPLY = 1 << 20;
    private static final int RECORDS = 1 << 14;

    private final Settings settings;
    private final InstantSource clock;
    private final Optional<TestControls> testControls;
    private final StartTimes times;
    private final Parts parts = new Parts(DRAIN);
    private final CompletableFuture<Fetcher> fetching = new CompletableFuture<>();

    private DataFolder folder;
    private Addresses addresses;
    private ServerCertificates certificates;
    private Secrets secrets;
    private ServiceId service;
    private TokenService tokens;
    private RecordRing records;
    private DirectoryHealth directory;

    private Gatehouse(Settings settings, InstantSource clock, StartTimes times, Optional<TestControls> testControls) {
        this.settings = settings;
        this.testControls = testControls;
        this.clock = testControls.map(TestControls::clock).orElse(clock);
        this.times = times;
    }

    /**
     * Returns when all doors are bound.
     *
     * @throws StartFailure if it can't be started; what was started already is stopped again
     */
    public static Gatehouse start(Settings settings, InstantSource clock, StartTimes times) {
        return start(settings, clock, times, Optional.empty());
    }

    /**
     * As {@link #start(Settings, InstantSource, StartTimes)}.
     *
     * @param testControls whose clock counts, if they were asked for
     */
    public static Gatehouse start(
            Settings settings, InstantSource clock, StartTimes times, Optional<TestControls> testControls) {
        var gatehouse = new Gatehouse(settings, clock, times, testControls);
        try {
            gatehouse.start();
            return gatehouse;
        } catch (RuntimeException e) {
            gatehouse.close();
            throw e;
        }
    }

    private void start() {
        folder = parts.add("data folder", times.time("data folder", () -> DataFolder.open(settings.data())));
        var book = new PortBook(folder);
        addresses = Addresses.of(settings, book);
        testControls.ifPresent(controls -> controls.requireLoopback(addresses.bind()));
        secrets = Secrets.of(folder);
        var before = Description.read(folder);

        var openingTenant = beside("tenant", () -> parts.add("tenant", openTenant(secrets)));
        var management =
                parts.add("store", times.time("store", () -> ManagementRoom.open(settings, folder, secrets, clock)));
        service = FirstStart.service(management.resources(), settings.service());
        certificates = times.time(
                "certificates",
                () -> ServerCertificates.open(folder, addresses.certified(services(management)), clock));

        var metrics = metrics(openingTenant);
        records = records(metrics, parts.add("traffic", management.recorder().start()));
        var startingGateway = beside("gateway", () -> {
            var gateway = GatewayRoom.start(folder, addresses, certificates, secrets, records, clock);
            parts.addDoor("gateway", gateway::drain);
            return gateway;
        });
        var tenant = join(openingTenant);
        tokens = tokenService(tenant);
        var identity = times.time("identity door", () -> identity(tenant));
        var client = parts.add("client", client(ANSWER));
        var fetcher = parts.add(
                "fetcher",
                new GuardedFetcher(OutboundAllowance.of(settings.outboundAllow()), List.of(certificates.authority())));
        fetching.complete(fetcher);
        var provisioning = parts.add(
                "provisioning",
                management.provision(
                        identity.directory(
                                addresses,
                                tokens,
                                tenant.tenant(),
                                client,
                                service,
                                management.store().id().toString(),
                                clock),
                        settings.reconciling()));
        directory = new DirectoryHealth(provisioning.reconciliation()::last);
        AccessExplainer explainer =
                (asked, operation, token) -> join(startingGateway).explain(asked, operation, token);
        var checks = checks(management);
        var api = times.time(
                "management", () -> management.api(addresses, provisioning, fetcher, Optional.of(explainer), checks));
        var gateway = join(startingGateway);
        parts.add("publisher", times.time("publishing", () -> management.publish(gateway, addresses, tokens)));
        management.resources().tell(provisioning);
        var accounts = before.map(there -> new FirstStart.Accounts(there.administrator(), there.automation()))
                .orElseGet(() -> times.time(
                        "first accounts",
                        () -> firstStart(management, tenant, api).make(service)));
        firstStart(management, tenant, api).upgrade();
        var description = description(accounts, identity);
        var keeper = new CredentialKeeper(folder, tenant.tenant().bootstrap(), description);
        provisioning.recover();

        times.time("control plane", () -> openControlPlane(management, tenant, api, client, keeper));
        provisioning.start();
        settings.mail().ifPresent(mail -> {
            var room = parts.add("mail", new MailRoom(mail));
            parts.add("post", management.post(room, addresses));
        });
        times.time("operations door", () -> openOperations(checks, tenant.tenant(), metrics));
        book.save();
        description.write(folder);
        parts.add("first credentials", Thread.startVirtualThread(keeper::look)::join);
    }

    /** The names of all services, of the first also before it is made. */
    private Set<String> services(ManagementRoom management) {
        var names = new TreeSet<String>();
        names.add(service.name());
        management.resources().read(ResourceView::services).forEach(known -> names.add(known.name()));
        return names;
    }

    /** It opens beside what the fetcher needs; before its doors are open it fetches nothing. */
    private TenantRoom openTenant(Secrets secrets) {
        Fetcher later = (url, maximumBytes, patience) -> fetching.join().get(url, maximumBytes, patience);
        return TenantRoom.open(settings, folder, addresses, secrets, clock, later, SignInObserver.none());
    }

    private IdentityRoom identity(TenantRoom tenant) {
        var identity = IdentityRoom.open(folder, addresses, tenant.tenant());
        identity.doors().forEach(door -> parts.addDoor("identity door", door::drain));
        return identity;
    }

    private FirstStart firstStart(ManagementRoom management, TenantRoom room, ManagementApi api) {
        var tenant = room.tenant();
        return new FirstStart(tenant.bootstrap(), tenant.managedIdentities(), management.resources(), api);
    }

    private Lazy<Metrics> metrics(CompletableFuture<TenantRoom> tenant) {
        var lazy = new Lazy<>(() -> {
            var metrics = new Metrics();
            metrics.count(
                    "gatehouse.tokens.issued",
                    "Tokens that the tenant gave",
                    () -> tenant.join().tokensIssued());
            metrics.count(
                    "gatehouse.tokens.refused",
                    "Requests for a token that the tenant refused",
                    () -> tenant.join().tokensRefused());
            metrics.count(
                    "gatehouse.access.records.dropped", "Access records lost under load", () -> records.dropped());
            metrics.gauge(
                    "gatehouse.directory.drift",
                    "Points in which the directory differs from the resources",
                    () -> directory.drifts());
            metrics.gauge(
                    "gatehouse.directory.last.look.seconds",
                    "When the directory was last compared with the resources, in seconds since 1970",
                    () -> directory.lastLook());
            return metrics;
        });
        parts.add("metrics", () -> lazy.made().ifPresent(Metrics::close));
        return lazy;
    }

    private RecordRing records(Lazy<Metrics> metrics, TrafficRecorder traffic) {
        var log =
                new AccessLog(settings.logFormat(), new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)));
        var ring = new RecordRing(RECORDS, () -> List.of(metrics.get().calls(), log, traffic::record));
        return parts.add("access records", ring.start());
    }

    private void openControlPlane(
            ManagementRoom management,
            TenantRoom tenant,
            ManagementApi api,
            OutboundClient client,
            CredentialKeeper keeper) {
        var arm = management.door(api, addresses, tokens, client);
        var control = Router.builder()
                .ignoringCase()
                .route("GET", ExportDoor.PATH + "{ticket}", management.exports(addresses))
                .delegate("/subscriptions/{path...}", arm)
                .delegate("/providers/{path...}", arm);
        tenant.tenant().addTo(control);
        var gateway = parts.add(
                "console client", new OutboundClient(toOwnDoors(ANSWER).withMaximumReply(CONSOLE_REPLY)));
        var console = parts.add(
                "console",
                PortalRoom.console(
                        management, api, tenant.tenant(), addresses, service, client, gateway, secrets, clock));
        PortalRoom.open(
                        management,
                        api,
                        tenant.tenant(),
                        addresses,
                        service,
                        settings.brand(),
                        settings.provider().map(Gatehouse::provider),
                        parts.add("sign-in client", elsewhere()),
                        client,
                        secrets,
                        console,
                        clock)
                .addTo(control);
        open(
                DoorSettings.loopback("control plane", addresses.ports().control())
                        .withAddresses(addresses.bind())
                        .withTls(certificates.keyManagers()),
                new SecurityHeaders(
                        keeper.watching(withFaults(control.build(), tenant.tenant())), addresses.controlUrl()));
        console.start();
    }

    private static Discovery.Settings provider(Settings.Provider provider) {
        return new Discovery.Settings(
                provider.issuer(),
                provider.name(),
                Map.of(
                        Portal.ADMIN,
                        new Issuer.Client(
                                provider.admin().id(), provider.admin().secret()),
                        Portal.DEVELOPER,
                        new Issuer.Client(
                                provider.developer().id(), provider.developer().secret())),
                provider.scopes(),
                provider.personClaims());
    }

    /** A client for the OpenID provider of the settings, which is where the operator says it is. */
    private OutboundClient elsewhere() {
        return new OutboundClient(OutboundSettings.guardedBy(OutboundGuard.configured())
                .trusting(List.of(certificates.authority()))
                .withTimeouts(CONNECT, CHECK)
                .withMaximumReply(1 << 20));
    }

    private Handler withFaults(Handler control, Tenant tenant) {
        return testControls.map(controls -> controls.around(control, tenant)).orElse(control);
    }

    private List<Check> checks(ManagementRoom management) {
        var client = parts.add("checking client", client(CHECK));
        var arm = URI.create(addresses.localControlUrl() + service.path() + "?api-version=2024-05-01");
        var status = URI.create(addresses.localGatewayUrl() + "/status-0123456789abcdef");
        return List.of(
                // Whoever comes without a token is told so by ARM itself.
                DoorCheck.answering("control", client, arm, 401),
                DoorCheck.answering("tokens", client, URI.create(tokens.jwksUri()), 200),
                new RevisionCheck(client, status, management.store()::currentRevision));
    }

    private void openOperations(List<Check> checks, Tenant tenant, Lazy<Metrics> metrics) {
        var door = new OperationsDoor(checks, directory, metrics);
        var withControls = testControls
                .map(controls -> door.withTestControls(router -> controls.addTo(router, tenant)))
                .orElse(door);
        open(
                DoorSettings.loopback("operations door", addresses.ports().operations())
                        .withAddresses(addresses.bind()),
                withControls.handler());
    }

    private TokenService tokenService(TenantRoom room) {
        var tenant = room.tenant();
        var keys = addresses.localControlUrl() + URI.create(tenant.jwksUri()).getRawPath();
        return new TokenService(tenant.id(), tenant.issuers(), keys, tenant.tokenUrl());
    }

    /** A client for this installation's own doors. */
    private OutboundClient client(Duration patience) {
        return new OutboundClient(toOwnDoors(patience));
    }

    private OutboundSettings toOwnDoors(Duration patience) {
        return OutboundSettings.guardedBy(OutboundGuard.configured())
                .trustingOnly(List.of(certificates.authority()))
                .withTimeouts(CONNECT, patience);
    }

    private Description description(FirstStart.Accounts accounts, IdentityRoom identity) {
        return new Description(
                addresses.gatewayUrl(),
                addresses.gatewayHttpsUrl(),
                addresses.controlUrl(),
                addresses.controlUrl() + "/admin",
                addresses.controlUrl(),
                addresses.operationsUrl(),
                tokens.tokenUrl(),
                addresses.controlUrl() + "/v1.0",
                tokens.tenantId(),
                service.subscriptionId(),
                service.resourceGroup(),
                service.name(),
                certificates.authorityFile().toString(),
                new Description.Identity(
                        identity.endpoint(), identity.header(), identity.imds().orElse("")),
                accounts.administrator(),
                accounts.automation());
    }

    private void open(DoorSettings door, Handler handler) {
        var opened = HttpDoor.open(door, handler);
        parts.addDoor(door.name(), opened::drain);
    }

    private <T> CompletableFuture<T> beside(String part, Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> times.time(part, work), Thread.ofPlatform()::start);
    }

    private static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Where its doors are. */
    public Addresses addresses() {
        return addresses;
    }

    /** Takes no more requests, lets the running ones finish for a few seconds, and stops. */
    @Override
    public void close() {
        parts.close();
    }
}
