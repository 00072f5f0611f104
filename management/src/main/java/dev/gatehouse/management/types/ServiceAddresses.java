package dev.gatehouse.management.types;

import java.net.URI;
import java.util.Locale;

/**
 * Where services are reached, as their resources tell it. No URL ends in a slash.
 *
 * @param gatewayUrl for callers of the first service
 * @param controlUrl for management, and the developer portal
 */
public record ServiceAddresses(String gatewayUrl, String controlUrl) {

    /** Where the gateway answers for a service beside the first: the service's name before the gateway's host. */
    String gatewayUrl(String service) {
        var url = URI.create(gatewayUrl);
        return url.getScheme() + "://" + service.toLowerCase(Locale.ROOT) + "." + url.getHost()
                + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** Whether the gateway's host is a name, so that others can stand before it. */
    boolean named() {
        var host = URI.create(gatewayUrl).getHost();
        return host != null && isName(host);
    }

    /** Whether a host is a name, and no address. */
    public static boolean isName(String host) {
        return !host.startsWith("[") && !host.matches("[0-9.]+");
    }
}
