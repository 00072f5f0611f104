package dev.gatehouse.http;

import dev.gatehouse.http.OutboundException.Reason;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds out to which addresses a URL may lead. */
record Destinations(OutboundGuard guard, Resolver resolver) {

    /** Numbers that some read as octal, and some as decimal: what was checked must be what everybody means. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(.*\\.)?0\\d.*\\.\\d+\\.?");

    /** Finds the addresses of a host name, or reads an address that stands for itself. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** All that are allowed, in the resolver's order; at least one. */
    List<InetAddress> of(URI url) {
        check(url);
        var secure = url.getScheme().equalsIgnoreCase("https");
        var resolved = resolve(host(url));
        var allowed = resolved.stream()
                .filter(address -> secure || address.isLoopbackAddress())
                .filter(address -> guard.allows(url, address))
                .toList();
        if (!allowed.isEmpty()) {
            return allowed;
        }
        var insecure = !secure && resolved.stream().noneMatch(InetAddress::isLoopbackAddress);
        throw new OutboundException(
                Reason.REFUSED,
                insecure
                        ? "Plain http is only for this machine itself: use https for " + url.getHost() + "."
                        : "The host " + url.getHost() + " leads to an address that may not be called from here.");
    }

    static URI checked(String text) {
        try {
            var url = URI.create(text);
            check(url);
            return url;
        } catch (IllegalArgumentException e) {
            throw new OutboundException(Reason.REFUSED, "Not a URL: " + e.getMessage(), e);
        }
    }

    private static void check(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new OutboundException(Reason.REFUSED, "Only https URLs can be called, not " + scheme + ".");
        }
        if (url.getHost() == null
                || AMBIGUOUS.matcher(url.getHost()).matches()
                || url.getRawUserInfo() != null
                || port(url) < 1
                || port(url) > 65535) {
            throw new OutboundException(
                    Reason.REFUSED, "The URL needs a host, a port that exists, and no user name before the host.");
        }
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Without the brackets of an IPv6 literal. */
    static String host(URI url) {
        var host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private List<InetAddress> resolve(String host) {
        try {
            return Arrays.asList(resolver.resolve(host));
        } catch (UnknownHostException e) {
            throw new OutboundException(Reason.UNRESOLVED, "No address is known for the host " + host + ".", e);
        }
    }
}
