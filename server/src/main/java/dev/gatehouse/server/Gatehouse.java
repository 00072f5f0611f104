package dev.gatehouse.server;

import dev.gatehouse.gateway.Gateway;
import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundGuard;
import dev.gatehouse.http.OutboundSettings;
import dev.gatehouse.http.Router;
import dev.gatehouse.identity.IdentityProvider.TokenService;
import dev.gatehouse.identity.graph.AppServiceIdentity;
import dev.gatehouse.identity.graph.GraphIdentityProvider;
import dev.gatehouse.identity.graph.GraphSettings;
import dev.gatehouse.identity.graph.Sleeper;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.management.provisioning.Directory;
import dev.gatehouse.portal.Notice;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.PortBook;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.server.doors.SecurityHeaders;
import dev.gatehouse.server.installation.Description;
import dev.gatehouse.server.installation.FirstStart;
import dev.gatehouse.server.operations.AccessLog;
import dev.gatehouse.server.operations.Check;
import dev.gatehouse.server.operations.DoorCheck;
import dev.gatehouse.server.operations.Metrics;
import dev.gatehouse.server.operations.OperationsDoor;
import dev.gatehouse.server.operations.RecordRing;
import dev.gatehouse.server.operations.RevisionCheck;
import dev.gatehouse.server.rooms.GatewayRoom;
import dev.gatehouse.server.rooms.ManagementRoom;
import dev.gatehouse.server.rooms.Secrets;
import dev.gatehouse.server.rooms.TenantRoom;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.server.tls.ServerCertificates;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The running server: everything is put together here, and taken apart again in the opposite order. What doesn't need
 * each other is started at the same time.
 */
public final class Gatehouse implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration DIRECTORY_PATIENCE = Duration.ofSeconds(30);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final int RECORDS = 1 << 14;

    private final Settings settings;
    private final InstantSource clock;
    private final StartTimes times;
    private final Parts parts = new Parts(DRAIN);

    private DataFolder folder;
    private Addresses addresses;
    private ServerCertificates certificates;
    private TokenService tokens;
    private ServiceId service;

    private Gatehouse(Settings settings, InstantSource clock, StartTimes times) {
        this.settings = settings;
        this.clock = clock;
        this.times = times;
    }

    /**
     * Returns when all doors are bound.
     *
     * @throws StartFailure if it can't be started; what was started already is stopped again
     */
    public static Gatehouse start(Settings settings, InstantSource clock, StartTimes times) {
        var gatehouse = new Gatehouse(settings, clock, times);
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
        var secrets = Secrets.of(folder);

        var opening = beside("tenant", () -> TenantRoom.open(settings, folder, addresses, secrets, clock));
        var counting = beside("metrics", Metrics::new);
        var management =
                parts.add("store", times.time("store", () -> ManagementRoom.open(settings, folder, secrets, clock)));
        service = FirstStart.service(management.resources(), settings.service());
        certificates = times.time(
                "certificates", () -> ServerCertificates.open(folder, addresses.certified(service.name()), clock));
        var metrics = parts.add("metrics", join(counting));
        var records = records(metrics);
        var starting =
                beside("gateway", () -> GatewayRoom.start(folder, addresses, certificates, secrets, records, clock));
        var tenant = parts.add("tenant", join(opening));
        var gateway = join(starting);
        parts.addDoor("gateway", gateway::drain);
        book.save();

        metrics.count("gatehouse.tokens.issued", "Tokens that the tenant gave", tenant::tokensIssued);
        metrics.count(
                "gatehouse.tokens.refused", "Requests for a token that the tenant refused", tenant::tokensRefused);
        tokens = tokenService(tenant);
        times.time("control plane", () -> openControlPlane(management, tenant, gateway));
        times.time("operations door", () -> openOperations(management, gateway, metrics));
    }

    private RecordRing records(Metrics metrics) {
        var log =
                new AccessLog(settings.logFormat(), new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)));
        var records = new RecordRing(RECORDS, List.of(metrics.calls(), log));
        metrics.count("gatehouse.access.records.dropped", "Access records lost under load", records::dropped);
        return parts.add("access records", records.start());
    }

    private void openControlPlane(ManagementRoom management, TenantRoom tenant, Gateway gateway) {
        var client = parts.add("client", client(Duration.ofSeconds(30)));
        var header = "none";
        var endpoint = "http://" + "127.0.0.1:" + addresses.ports().identity() + "/msi/token";
        var provider = new GraphIdentityProvider(
                new GraphSettings(addresses.localControlUrl() + "/v1.0", tokens, DIRECTORY_PATIENCE),
                client,
                new AppServiceIdentity(client, endpoint, header, clock),
                clock,
                Sleeper.real());
        var provisioning = parts.add("provisioning", management.provision(new Directory(provider, Optional.empty())));
        var api = management.api(addresses, provisioning);
        var accounts = times.time(
                "first accounts",
                () -> new FirstStart(tenant.tenant().bootstrap(), null, management.resources(), api)
                        .accounts(service, Description.read(folder)));
        parts.add("publisher", times.time("publishing", () -> management.publish(gateway, addresses, tokens)));
        management.resources().tell(provisioning);
        provisioning.recover();

        var arm = management.door(api, addresses, tokens, client);
        var control = Router.builder()
                .ignoringCase()
                .route("GET", "/", Notice.developerPortal())
                .route("GET", "/admin", Notice.adminPortal())
                .delegate("/subscriptions/{path...}", arm);
        tenant.tenant().addTo(control);
        open(
                DoorSettings.loopback("control plane", addresses.ports().control())
                        .withAddresses(addresses.bind())
                        .withTls(certificates.keyManagers()),
                new SecurityHeaders(control.build(), addresses.controlUrl()));
        provisioning.start();
        description(accounts, new Description.Identity(endpoint, header)).write(folder);
    }

    private void openOperations(ManagementRoom management, Gateway gateway, Metrics metrics) {
        var client = parts.add("checking client", client(CHECK));
        var control = addresses.localControlUrl();
        var checks = List.<Check>of(
                DoorCheck.answering(
                        "control", client, URI.create(control + service.path() + "?api-version=2024-05-01"), 401),
                DoorCheck.answering("tokens", client, URI.create(tokens.jwksUri()), 200),
                new RevisionCheck(
                        client,
                        URI.create(addresses.localGatewayUrl() + "/status-0123456789abcdef"),
                        management.store()::currentRevision));
        open(
                DoorSettings.loopback("operations door", addresses.ports().operations())
                        .withAddresses(addresses.bind()),
                new OperationsDoor(checks, metrics).handler());
    }

    private TokenService tokenService(TenantRoom room) {
        var tenant = room.tenant();
        return new TokenService(
                tenant.id(),
                tenant.issuers(),
                addresses.localControlUrl() + "/" + tenant.id() + "/discovery/v2.0/keys",
                tenant.tokenUrl());
    }

    /** A client for this installation's own doors. */
    private OutboundClient client(Duration patience) {
        return new OutboundClient(OutboundSettings.guardedBy(OutboundGuard.configured())
                .trustingOnly(List.of(certificates.authority()))
                .withTimeouts(CHECK, patience));
    }

    private Description description(FirstStart.Accounts accounts, Description.Identity identity) {
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
                identity,
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
