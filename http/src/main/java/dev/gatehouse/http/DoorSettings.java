package dev.gatehouse.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/**
 * How a door listens.
 *
 * @param name for logs and messages, such as {@code control plane}
 * @param addresses where, all on the same port
 * @param port 0 picks a free one
 * @param tls the key and its certificate chain; plain HTTP without
 * @param maximumBody bytes of a request's body; more is refused with 413
 * @param maximumHeaders bytes of all header fields of a request together
 * @param maximumRunning how many requests may be on their way at once, their bodies included; more are refused with 503
 * @param maximumConnections how many connections may be open at once; more are closed at once
 * @param idle how long a connection may be silent, how long it may be without a request, and how long a body may take to
 *     arrive
 */
public record DoorSettings(
        String name,
        List<InetAddress> addresses,
        int port,
        Optional<KeyManagerFactory> tls,
        int maximumBody,
        int maximumHeaders,
        int maximumRunning,
        int maximumConnections,
        Duration idle) {

    public DoorSettings {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a door needs an address");
        }
    }

    /**
     * Plain HTTP on the loopback addresses of both families; 4 MiB bodies, 32 KiB headers, 500 requests and 2,000
     * connections at once, a minute of silence.
     */
    public static DoorSettings loopback(String name, int port) {
        return new DoorSettings(
                name,
                Loopback.addresses(),
                port,
                Optional.empty(),
                4 << 20,
                32 << 10,
                500,
                2_000,
                Duration.ofMinutes(1));
    }

    public DoorSettings withAddresses(List<InetAddress> addresses) {
        return new DoorSettings(
                name, addresses, port, tls, maximumBody, maximumHeaders, maximumRunning, maximumConnections, idle);
    }

    public DoorSettings withTls(KeyManagerFactory keys) {
        return new DoorSettings(
                name,
                addresses,
                port,
                Optional.of(keys),
                maximumBody,
                maximumHeaders,
                maximumRunning,
                maximumConnections,
                idle);
    }

    public DoorSettings withMaximumBody(int bytes) {
        return new DoorSettings(
                name, addresses, port, tls, bytes, maximumHeaders, maximumRunning, maximumConnections, idle);
    }

    public DoorSettings withMaximumRunning(int requests) {
        return new DoorSettings(
                name, addresses, port, tls, maximumBody, maximumHeaders, requests, maximumConnections, idle);
    }

    public DoorSettings withMaximumConnections(int connections) {
        return new DoorSettings(
                name, addresses, port, tls, maximumBody, maximumHeaders, maximumRunning, connections, idle);
    }

    public DoorSettings withIdle(Duration idle) {
        return new DoorSettings(
                name, addresses, port, tls, maximumBody, maximumHeaders, maximumRunning, maximumConnections, idle);
    }
}
