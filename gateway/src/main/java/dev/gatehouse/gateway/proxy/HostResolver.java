package dev.gatehouse.gateway.proxy;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.NetUtil;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds the addresses of backends without blocking: the hosts file, then DNS. */
final class HostResolver implements AutoCloseable {
    private final DnsAddressResolverGroup dns;

    HostResolver(Class<? extends DatagramChannel> channel) {
        dns = new DnsAddressResolverGroup(new DnsNameResolverBuilder().datagramChannelType(channel));
    }

    /**
     * @param found told, on the event loop, of the addresses, or that there are none and why
     */
    void resolve(EventLoop executor, String host, int port, BiConsumer<List<InetSocketAddress>, String> found) {
        var literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            found.accept(List.of(address(literal, port)), "");
        } else if (host.equals("localhost") || host.endsWith(".localhost")) {
            // Loopback, whatever DNS says (RFC 6761 §6.3).
            found.accept(
                    List.of(
                            address(new byte[] {127, 0, 0, 1}, port),
                            address(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, port)),
                    "");
        } else {
            dns.getResolver(executor)
                    .resolveAll(InetSocketAddress.createUnresolved(host, port))
                    .addListener((io.netty.util.concurrent.Future<List<InetSocketAddress>> all) -> {
                        if (all.isSuccess()) {
                            found.accept(all.getNow(), "");
                        } else {
                            found.accept(List.of(), String.valueOf(all.cause().getMessage()));
                        }
                    });
        }
    }

    @Override
    public void close() {
        dns.close();
    }

    private static InetSocketAddress address(byte[] bytes, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
