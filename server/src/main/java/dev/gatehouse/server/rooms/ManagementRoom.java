package dev.gatehouse.server.rooms;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.Dialect;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.management.access.AccessType;
import dev.gatehouse.management.arm.ArmDoor;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.arm.StoredResources;
import dev.gatehouse.management.audit.AuditSettings;
import dev.gatehouse.management.audit.AuditType;
import dev.gatehouse.management.defaults.NewServices;
import dev.gatehouse.management.insight.HealthCheck;
import dev.gatehouse.management.insight.InsightType;
import dev.gatehouse.management.letters.Mail;
import dev.gatehouse.management.letters.Outbox;
import dev.gatehouse.management.letters.Postman;
import dev.gatehouse.management.people.People;
import dev.gatehouse.management.provisioning.Directory;
import dev.gatehouse.management.provisioning.Provisioning;
import dev.gatehouse.management.provisioning.ProvisioningSettings;
import dev.gatehouse.management.publishing.Publisher;
import dev.gatehouse.management.publishing.PublishingSettings;
import dev.gatehouse.management.roles.TokenCheck;
import dev.gatehouse.management.traffic.TrafficType;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.management.types.Types;
import dev.gatehouse.management.types.apis.ExportDoor;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.model.gateway.ConfigurationSink;
import dev.gatehouse.portal.console.ConsoleCredentialTable;
import dev.gatehouse.portal.session.Sessions;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.server.operations.Check;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.store.ResourceStore;
import dev.gatehouse.store.traffic.TrafficRecorder;
import dev.gatehouse.store.traffic.TrafficStore;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The resources on their database, and what answers for them. */
public final class ManagementRoom implements AutoCloseable {
    /** How often another process's changes are looked for. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How many requests of people without a session may wait for what is done behind their answer. */
    private static final int WAITING = 200;

    private final Database database;
    private final ResourceStore store;
    private final StoredResources resources;
    private final Sealing sealing;
    private final InstantSource clock;
    private final AuditSettings audit;
    private final TrafficStore traffic;
    private final TrafficRecorder recorder;

    private final ExecutorService behind = new ThreadPoolExecutor(
            2,
            2,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("behind-", 0).factory());

    private ManagementRoom(
            Database database, ResourceStore store, Secrets secrets, InstantSource clock, AuditSettings audit) {
        this.database = database;
        this.store = store;
        this.resources = new StoredResources(store, clock, audit);
        this.sealing = new Sealing(secrets.seal(), secrets.hash());
        this.clock = clock;
        this.audit = audit;
        this.traffic = new TrafficStore(database);
        this.recorder = new TrafficRecorder(traffic, clock);
    }

    public static ManagementRoom open(Settings settings, DataFolder folder, Secrets secrets, InstantSource clock) {
        var database = Databases.open(settings.store(), folder.resolve("store.db"));
        try {
            var audit = new AuditSettings(Duration.ofDays(settings.auditDays()), AuditSettings.USUAL.most());
            return new ManagementRoom(database, ResourceStore.open(database, clock), secrets, clock, audit);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Makes the identity provider match the resources from now on, and takes up what a crash left behind.
     *
     * @param reconciling how often it is looked whether it still does
     */
    public Provisioning provision(Directory directory, Duration reconciling) {
        // A data folder is one process's; a server's database may be shared.
        var settings = database.dialect() == Dialect.SQLITE
                ? ProvisioningSettings.ofOneProcess()
                : ProvisioningSettings.ofManyProcesses();
        return new Provisioning(resources, directory, clock, settings.reconcilingEvery(reconciling));
    }

    /**
     * The ARM API without HTTP.
     *
     * @param fetcher for what requests name by link
     * @param gateway says what it makes of a token, if it runs in this process
     * @param checks of what the service stands on
     */
    public ManagementApi api(
            Addresses addresses,
            Provisioning provisioning,
            Fetcher fetcher,
            Optional<AccessExplainer> gateway,
            List<Check> checks) {
        var urls = new ServiceAddresses(addresses.gatewayUrl(), addresses.controlUrl());
        var behaviours = new ArrayList<>(Types.all(sealing, urls, fetcher));
        behaviours.addAll(provisioning.behaviours(sealing));
        behaviours.add(new AuditType(audit));
        behaviours.add(new AccessType(gateway));
        behaviours.add(new TrafficType(traffic, recorder::settle));
        behaviours.add(new InsightType(health(provisioning, checks), provisioning.secrets()::all));
        // Making another service writes by the rules of all types, which the API holds.
        var itself = new AtomicReference<ManagementApi>();
        behaviours.add(new NewServices(itself::get, resources));
        itself.set(new ManagementApi(resources, behaviours, sealing, clock, addresses.controlUrl()));
        return itself.get();
    }

    private List<HealthCheck> health(Provisioning provisioning, List<Check> checks) {
        var all = new ArrayList<HealthCheck>();
        checks.forEach(check -> all.add(new HealthCheck(check.name(), check::problem)));
        all.add(new HealthCheck("database", () -> {
            store.currentRevision();
            return Optional.empty();
        }));
        all.add(new HealthCheck("identity", provisioning::problem));
        return all;
    }

    /** The ARM API over HTTP, for who has a token for it. */
    public Handler door(
            ManagementApi api, Addresses addresses, IdentityProvider.TokenService tokens, OutboundClient client) {
        var accepted = new TokenCheck.Settings(
                tokens.issuers(),
                tokens.jwksUri(),
                TokenCheck.Settings.audiences(addresses.controlUrl()),
                tokens.tokenUrl());
        return new ArmDoor(api, new TokenCheck(accepted, KeySets.through(client, clock), clock));
    }

    /** Where links to exported definitions lead; they are their own credential. */
    public Handler exports(Addresses addresses) {
        var urls = new ServiceAddresses(addresses.gatewayUrl(), addresses.controlUrl());
        return new ExportDoor(resources, sealing, urls, clock);
    }

    /** Hands the gateway what is there now, and from then on every change before who made it is answered. */
    public Publisher publish(ConfigurationSink gateway, Addresses addresses, IdentityProvider.TokenService tokens) {
        var hosts = new PublishingSettings(addresses.gatewayHosts(), LOOK);
        var publisher = new Publisher(resources, gateway, store.id().toString(), sealing, tokens, hosts);
        publisher.start();
        resources.tell(publisher);
        return publisher;
    }

    /** Sums up calls; to be started and closed by who asks for it. */
    public TrafficRecorder recorder() {
        return recorder;
    }

    /** Sends from now on the letters that are written. */
    public Postman post(Mail mail, Addresses addresses) {
        var postman = new Postman(resources, new Outbox(sealing, addresses.controlUrl()), mail, clock);
        resources.tell(postman);
        return postman.start();
    }

    /** What people do themselves; what they needn't wait for is done behind the answer, a little at a time. */
    People people(ManagementApi api, Addresses addresses) {
        return new People(api, resources, sealing, clock, behind, addresses.controlUrl());
    }

    /** The portals' sessions, on the same database. */
    Sessions portalSessions(Secrets secrets) {
        return new Sessions(database, secrets.seal(), secrets.hash(), clock);
    }

    /** What the portals' test consoles keep, beside the sessions. */
    ConsoleCredentialTable consoleCredentials(Secrets secrets) {
        return new ConsoleCredentialTable(database, secrets.seal());
    }

    public StoredResources resources() {
        return resources;
    }

    public ResourceStore store() {
        return store;
    }

    public Sealing sealing() {
        return sealing;
    }

    @Override
    public void close() {
        behind.close();
        database.close();
    }
}
