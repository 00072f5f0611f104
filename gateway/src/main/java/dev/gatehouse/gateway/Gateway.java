package dev.gatehouse.gateway;

import dev.gatehouse.gateway.access.Access;
import dev.gatehouse.gateway.access.IssuerKeys;
import dev.gatehouse.gateway.access.KeptKeys;
import dev.gatehouse.gateway.configuration.LiveConfiguration;
import dev.gatehouse.gateway.configuration.Pipelines;
import dev.gatehouse.gateway.limits.LocalCounters;
import dev.gatehouse.gateway.limits.MemoryCache;
import dev.gatehouse.gateway.proxy.ProxiedCall;
import dev.gatehouse.gateway.proxy.ProxyServer;
import dev.gatehouse.jose.KeySetCache;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecordSink;
import dev.gatehouse.model.gateway.ConfigurationSink;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.PolicyWorld;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The data plane: takes configuration in, lets calls go by, and gives a record of each. It starts from the last
 * configuration that it was given; until it has been given any, calls are answered 503.
 */
public final class Gateway implements ConfigurationSink, AccessExplainer, AutoCloseable {
    private static final int MOST_ISSUERS = 100;

    private final LiveConfiguration configuration;
    private final IssuerKeys issuerKeys;
    private final KeptKeys keptKeys;
    private final Access access;
    private final LocalCounters counters;
    private final StatusDoor status;
    private final CallJourney.Rooms rooms;
    private final ProxyServer proxy;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Gateway(GatewaySettings settings, AccessRecordSink records) {
        var clock = settings.proxy().clock();
        status = new StatusDoor(this::revision);
        configuration =
                new LiveConfiguration(settings.folder().resolve("configuration"), settings.seal(), status::served);
        issuerKeys = new IssuerKeys(settings.issuers(), this::isConfigured);
        keptKeys = new KeptKeys(settings.folder().resolve("keys"));
        var keySets = new KeySetCache(issuerKeys, keptKeys, clock, MOST_ISSUERS);
        access = new Access(
                settings.keyHashes(), keySets, clock, settings.proxy().eventLoops(), settings.access());
        counters = new LocalCounters(settings.folder().resolve("quotas"), clock);
        var world = new PolicyWorld(counters, new MemoryCache(settings.cacheBytes(), clock));
        rooms = new CallJourney.Rooms(configuration, access, new Pipelines(world));
        try {
            proxy = ProxyServer.start(settings.proxy(), this::begin, records);
        } catch (RuntimeException e) {
            closeRooms();
            throw e;
        }
    }

    /**
     * Starts serving.
     *
     * @throws dev.gatehouse.gateway.proxy.ListenFailed if a listener can't be opened
     * @throws java.io.UncheckedIOException if the folder can't be used
     */
    public static Gateway start(GatewaySettings settings, AccessRecordSink records) {
        return new Gateway(settings, records);
    }

    private void begin(ProxiedCall call) {
        if (status.isFor(call)) {
            status.answer(call);
            return;
        }
        var current = configuration.current();
        var service = current.serviceAt(call.request().host());
        if (service.isPresent()) {
            new CallJourney(call, rooms, service.get()).begin();
        } else if (current.store().isEmpty()) {
            CallJourney.answer(call, withoutConfiguration(), "the gateway was not given a configuration yet");
        } else {
            CallJourney.answer(call, CallJourney.notFound(), "no service claims the host");
        }
    }

    private static PolicyFailure withoutConfiguration() {
        return new PolicyFailure(
                        AccessOutcome.INTERNAL_ERROR,
                        "configuration",
                        "ConfigurationMissing",
                        "The gateway is starting. Try again.",
                        503)
                .withHeader("Retry-After", "5");
    }

    /** Whether the configuration names an address of signing keys. */
    private boolean isConfigured(String jwksUri) {
        for (var service : configuration.current().services()) {
            if (service.issuer()
                    .filter(issuer -> issuer.jwksUri().equals(jwksUri))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String store() {
        return configuration.store();
    }

    @Override
    public long revision() {
        return configuration.revision();
    }

    @Override
    public void replace(GatewayConfiguration replacement) {
        configuration.replace(replacement);
    }

    @Override
    public void apply(ConfigurationUpdate update) {
        configuration.apply(update);
    }

    @Override
    public Explanation explain(String service, String operationId, String token) {
        var configured = configuration.current().service(service);
        var api = configured.flatMap(found -> found.routes()
                .operation(operationId)
                .flatMap(operation -> found.routes().api(operation.apiId())));
        if (api.isEmpty()) {
            var check = new Check(
                    AccessOutcome.NOT_FOUND, false, true, "The service has no operation " + operationId + ".");
            return new Explanation(false, List.of(check));
        }
        return access.explain(configured.orElseThrow(), api.get(), token);
    }

    /** The port of a listener, by its place in the settings. */
    public int port(int listener) {
        return proxy.port(listener);
    }

    /** The addresses that a listener is bound to, by its place in the settings. */
    public List<InetSocketAddress> addresses(int listener) {
        return proxy.addresses(listener);
    }

    /**
     * Takes no further calls, lets those under way finish, and stops.
     *
     * @param atMost after this long, what still runs is broken off
     * @return whether all calls finished
     */
    public boolean drain(Duration atMost) {
        boolean finished = proxy.drain(atMost);
        closeRooms();
        return finished;
    }

    /** Stops at once. What was configured and counted is on disk. */
    @Override
    public void close() {
        proxy.close();
        closeRooms();
    }

    private void closeRooms() {
        if (closed.getAndSet(true)) {
            return;
        }
        access.close();
        issuerKeys.close();
        keptKeys.close();
        configuration.close();
        counters.close();
    }
}
