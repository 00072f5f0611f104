package dev.gatehouse.gateway.proxy;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the proxy listens and forwards.
 *
 * @param eventLoops threads that serve calls; one a core
 * @param trust verifies backends reached by https
 * @param forbidden where it never connects to
 */
public record ProxySettings(
        List<Listener> listeners,
        int eventLoops,
        SSLContext trust,
        ForbiddenAddresses forbidden,
        Limits limits,
        Timeouts timeouts,
        InstantSource clock) {

    public ProxySettings {
        listeners = List.copyOf(listeners);
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops is at least 1");
        }
    }

    /** One loop a core, the system's trust, usual limits and timeouts, nothing forbidden. */
    public static ProxySettings of(List<Listener> listeners, InstantSource clock) {
        return new ProxySettings(
                listeners,
                Runtime.getRuntime().availableProcessors(),
                systemTrust(),
                new ForbiddenAddresses(),
                Limits.DEFAULT,
                Timeouts.DEFAULT,
                clock);
    }

    public ProxySettings withEventLoops(int count) {
        return new ProxySettings(listeners, count, trust, forbidden, limits, timeouts, clock);
    }

    public ProxySettings withTrust(SSLContext context) {
        return new ProxySettings(listeners, eventLoops, context, forbidden, limits, timeouts, clock);
    }

    public ProxySettings withForbidden(ForbiddenAddresses addresses) {
        return new ProxySettings(listeners, eventLoops, trust, addresses, limits, timeouts, clock);
    }

    public ProxySettings withLimits(Limits changed) {
        return new ProxySettings(listeners, eventLoops, trust, forbidden, changed, timeouts, clock);
    }

    public ProxySettings withTimeouts(Timeouts changed) {
        return new ProxySettings(listeners, eventLoops, trust, forbidden, limits, changed, clock);
    }

    private static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /**
     * A door.
     *
     * @param addresses where it listens, all on the same port
     * @param port 0 for a free one, the same on all addresses
     * @param tls makes it an https door, with the certificate in here
     */
    public record Listener(List<InetAddress> addresses, int port, Optional<SSLContext> tls) {
        public Listener {
            addresses = List.copyOf(addresses);
        }

        public static Listener http(List<InetAddress> addresses, int port) {
            return new Listener(addresses, port, Optional.empty());
        }

        public static Listener https(List<InetAddress> addresses, int port, SSLContext tls) {
            return new Listener(addresses, port, Optional.of(tls));
        }
    }

    /**
     * Sizes in bytes, and counts.
     *
     * @param requestLine beyond it: 414
     * @param head request line and headers; beyond it: 431, and a backend's answer is invalid
     * @param headers lines; beyond it as for {@code head}
     * @param body of a request; beyond it: 413
     * @param heldBody of a body that is kept in memory to be sent again
     * @param connections of callers at once, beyond it they are closed at once
     * @param upstreamPerOrigin connections to one origin, for each loop
     * @param upstreamWaiting calls that wait for one of those, for each loop; beyond it: 503
     */
    public record Limits(
            int requestLine,
            int head,
            int headers,
            long body,
            int heldBody,
            int connections,
            int upstreamPerOrigin,
            int upstreamWaiting) {
        public static final Limits DEFAULT =
                new Limits(16 << 10, 64 << 10, 128, Long.MAX_VALUE, 8 << 20, 50_000, 1024, 4096);
    }

    /**
     * @param requestHead from a request's first byte (or the connection's beginning) to the end of its head
     * @param keepAlive how long a caller's connection may rest between calls
     * @param idle how long a body may rest, on either side, while the other waits for it
     * @param connect for one attempt at one address, TLS included
     * @param upstreamKeepAlive how long a connection to a backend is kept for the next call
     */
    public record Timeouts(
            Duration requestHead, Duration keepAlive, Duration idle, Duration connect, Duration upstreamKeepAlive) {
        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(15),
                Duration.ofSeconds(75),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(50));
    }
}
