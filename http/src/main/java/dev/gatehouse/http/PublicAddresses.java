package dev.gatehouse.http;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are of the public internet: those that IANA's special-purpose registries (RFC 6890 and its updates) do
 * not set apart.
 */
final class PublicAddresses {

    private record Block(byte[] prefix, int bits) {
        static Block of(String cidr) {
            var slash = cidr.indexOf('/');
            var address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            return new Block(address, Integer.parseInt(cidr.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ prefix[bit / 8]) >> 7 - bit % 8 & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0/8"),
            Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"),
            Block.of("127.0.0.0/8"),
            Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"),
            Block.of("192.0.2.0/24"),
            Block.of("192.88.99.0/24"),
            Block.of("192.168.0.0/16"),
            Block.of("198.18.0.0/15"),
            Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"),
            // Multicast and everything above it.
            Block.of("224.0.0.0/3"),
            // Azure's own platform address, reachable from its machines only.
            Block.of("168.63.129.16/32"),
            Block.of("2001::/23"),
            Block.of("2001:db8::/32"),
            Block.of("2002::/16"),
            Block.of("3fff::/20"));

    /** The only block from which public IPv6 addresses are given out. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private PublicAddresses() {}

    /** An IPv4 address inside an IPv6 one reaches us as IPv4; Java maps it. */
    static boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 16 && !GLOBAL_UNICAST.contains(bytes)) {
            return false;
        }
        return SPECIAL.stream().noneMatch(block -> block.contains(bytes));
    }
}
