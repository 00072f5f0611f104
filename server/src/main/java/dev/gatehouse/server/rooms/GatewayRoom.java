package dev.gatehouse.server.rooms;

import dev.gatehouse.gateway.Gateway;
import dev.gatehouse.gateway.GatewaySettings;
import dev.gatehouse.gateway.proxy.ForbiddenAddresses;
import dev.gatehouse.gateway.proxy.ProxySettings;
import dev.gatehouse.gateway.proxy.ProxySettings.Listener;
import dev.gatehouse.model.gateway.AccessRecordSink;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.server.tls.ServerCertificates;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The gateway in this process. */
public final class GatewayRoom {
    private GatewayRoom() {}

    /** Starts it with the configuration that it was given last. */
    public static Gateway start(
            DataFolder folder,
            Addresses addresses,
            ServerCertificates certificates,
            Secrets secrets,
            AccessRecordSink records,
            InstantSource clock) {
        var listeners = List.of(
                Listener.http(addresses.bind(), addresses.ports().gateway()),
                Listener.https(addresses.bind(), addresses.ports().gatewayHttps(), certificates.serverContext()));
        var forbidden = new ForbiddenAddresses();
        forbidden.set(ownDoors(addresses));
        var settings = GatewaySettings.of(
                        folder.resolve("gateway"),
                        secrets.seal(),
                        secrets.hash(),
                        ProxySettings.of(listeners, clock).withForbidden(forbidden))
                .withIssuers(certificates.clientContext());
        return Gateway.start(settings, records);
    }

    /** What forwarding never reaches. */
    private static List<InetSocketAddress> ownDoors(Addresses addresses) {
        var ports = addresses.ports();
        return addresses.bind().stream()
                .flatMap(address -> Stream.concat(
                                Stream.of(ports.control(), ports.operations(), ports.identity()), ports.imds().stream())
                        .map(port -> new InetSocketAddress(address, port)))
                .toList();
    }
}
