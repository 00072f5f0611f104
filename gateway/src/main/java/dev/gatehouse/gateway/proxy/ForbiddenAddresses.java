package dev.gatehouse.gateway.proxy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Doors that forwarding never reaches: Gatehouse's own control, operations and identity doors. It is asked about the
 * address that a connection is really made to, after names were resolved. A forbidden port counts on every address of
 * this machine, whichever of them the door is bound to. Safe for use by many threads.
 */
public final class ForbiddenAddresses {
    private volatile Set<InetSocketAddress> doors = Set.of();
    private volatile Set<Integer> ports = Set.of();

    /** Forbids these doors instead of those before. The wildcard address stands for all of this machine's. */
    public void set(Collection<InetSocketAddress> forbidden) {
        doors = Set.copyOf(forbidden);
        ports = forbidden.stream().map(InetSocketAddress::getPort).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether no connection may be made there. An unresolved address is. */
    public boolean forbids(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return true;
        }
        if (!ports.contains(address.getPort())) {
            return false;
        }
        var target = unmapped(address.getAddress());
        return isLocal(target) || doors.contains(new InetSocketAddress(target, address.getPort()));
    }

    private static boolean isLocal(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return true;
        }
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    /** The IPv4 address within an IPv4-mapped or IPv4-compatible IPv6 address (RFC 4291 §2.5.5). */
    private static InetAddress unmapped(InetAddress address) {
        if (!(address instanceof Inet6Address six) || six.isLoopbackAddress() || six.isAnyLocalAddress()) {
            return address;
        }
        var bytes = six.getAddress();
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return address;
            }
        }
        boolean mapped = bytes[10] == -1 && bytes[11] == -1;
        boolean compatible = bytes[10] == 0 && bytes[11] == 0;
        try {
            return mapped || compatible ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
