package dev.gatehouse.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are of the public internet: those that IANA's special-purpose registries (RFC 6890 and its updates) do
 * not set apart.
 */
final class PublicAddresses {

    private static final List<AddressBlock> SPECIAL = List.of(
            AddressBlock.of("0.0.0.0/8"),
            AddressBlock.of("10.0.0.0/8"),
            AddressBlock.of("100.64.0.0/10"),
            AddressBlock.of("127.0.0.0/8"),
            AddressBlock.of("169.254.0.0/16"),
            AddressBlock.of("172.16.0.0/12"),
            AddressBlock.of("192.0.0.0/24"),
            AddressBlock.of("192.0.2.0/24"),
            AddressBlock.of("192.88.99.0/24"),
            AddressBlock.of("192.168.0.0/16"),
            AddressBlock.of("198.18.0.0/15"),
            AddressBlock.of("198.51.100.0/24"),
            AddressBlock.of("203.0.113.0/24"),
            // Multicast and everything above it.
            AddressBlock.of("224.0.0.0/3"),
            // Azure's own platform address, reachable from its machines only.
            AddressBlock.of("168.63.129.16/32"),
            AddressBlock.of("2001::/23"),
            AddressBlock.of("2001:db8::/32"),
            AddressBlock.of("2002::/16"),
            AddressBlock.of("3fff::/20"));

    /** The only block from which public IPv6 addresses are given out. */
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    private PublicAddresses() {}

    /** An IPv4 address inside an IPv6 one reaches us as IPv4; Java maps it. */
    static boolean contains(InetAddress address) {
        if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
            return false;
        }
        return SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
}
