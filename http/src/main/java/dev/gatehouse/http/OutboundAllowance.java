package dev.gatehouse.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The guard for URLs that somebody else chose: public addresses, and what the operator allows beside them. An entry is an
 * address, a block of addresses in CIDR notation, a host name, or {@code *.} and a domain. A name that is allowed may lead
 * to addresses of this machine and its networks, yet never to those where a cloud tells its machines their credentials:
 * whoever wants that names the address.
 */
public final class OutboundAllowance implements OutboundGuard {
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+(/.*)?");

    /** Metadata services that don't stand at link-local addresses. */
    private static final List<AddressBlock> PLATFORM = List.of(
            AddressBlock.of("168.63.129.16"),
            AddressBlock.of("100.100.100.200"),
            AddressBlock.of("192.0.0.192"),
            AddressBlock.of("fd00:ec2::/32"));

    private final List<String> names = new ArrayList<>();
    private final List<AddressBlock> blocks = new ArrayList<>();

    private OutboundAllowance(List<String> entries) {
        for (var entry : entries) {
            var text = entry.toLowerCase(Locale.ROOT);
            if (text.contains(":") || NUMBERS.matcher(text).matches()) {
                blocks.add(block(entry));
            } else if (NAME.matcher(text).matches()) {
                names.add(text);
            } else {
                throw new IllegalArgumentException("\"" + entry
                        + "\" is neither an address, nor a block such as 10.1.0.0/16, nor a host name such as"
                        + " specs.example.com or *.example.com");
            }
        }
    }

    /**
     * Public addresses, and these.
     *
     * @throws IllegalArgumentException if an entry can't be read; the message names it
     */
    public static OutboundAllowance of(List<String> entries) {
        return new OutboundAllowance(entries);
    }

    private static AddressBlock block(String entry) {
        try {
            return AddressBlock.of(entry);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + entry + "\" is no address and no block of addresses", e);
        }
    }

    @Override
    public boolean allows(URI url, InetAddress address) {
        return PublicAddresses.contains(address)
                || blocks.stream().anyMatch(block -> block.contains(address))
                || named(Destinations.host(url)) && unicast(address);
    }

    private boolean named(String host) {
        var text = host.toLowerCase(Locale.ROOT);
        var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return names.stream()
                .anyMatch(allowed -> allowed.startsWith("*.")
                        ? name.endsWith(allowed.substring(1)) && name.length() > allowed.length() - 1
                        : name.equals(allowed));
    }

    private static boolean unicast(InetAddress address) {
        return !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !address.isAnyLocalAddress()
                && PLATFORM.stream().noneMatch(block -> block.contains(address));
    }
}
