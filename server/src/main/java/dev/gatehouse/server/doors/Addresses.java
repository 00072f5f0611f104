package dev.gatehouse.server.doors;

import dev.gatehouse.http.Loopback;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.PortBook;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.server.tls.Host;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the doors listen, and how others reach them.
 *
 * @param bind addresses to listen on
 * @param ports no longer 0
 * @param localHost how this machine reaches its own doors
 * @param hosts what the doors' certificate names
 * @param gatewayUrl scheme, host and port; no slash at the end, as all of these
 */
public record Addresses(
        List<InetAddress> bind,
        Settings.Ports ports,
        String gatewayUrl,
        String gatewayHttpsUrl,
        String controlUrl,
        String operationsUrl,
        String localHost,
        Set<Host> hosts) {
    private static final String LOCALHOST = "localhost";

    /** Picks the ports that are to be picked. */
    public static Addresses of(Settings settings, PortBook book) {
        var wanted = settings.ports();
        var ports = new Settings.Ports(
                book.port("gateway", wanted.gateway()),
                book.port("gateway-https", wanted.gatewayHttps()),
                book.port("control", wanted.control()),
                book.port("operations", wanted.operations()),
                book.port("identity", wanted.identity()),
                wanted.imds().map(port -> book.port("imds", port)));
        var bind = addresses(settings.bind());
        var local = local(settings.bind());
        var gateway = settings.publicUrls().gateway();
        var control = settings.publicUrls().control();
        var gatewayUrl = gateway.map(URI::toString).orElse("http://" + local + ":" + ports.gateway());
        var gatewayHttpsUrl = gateway.map(url -> url.getScheme().equalsIgnoreCase("https")
                        ? url.toString()
                        : "https://" + url.getHost() + ":" + ports.gatewayHttps())
                .orElse("https://" + local + ":" + ports.gatewayHttps());
        var controlUrl = control.map(URI::toString).orElse("https://" + local + ":" + ports.control());
        var operationsUrl = "http://" + local + ":" + ports.operations();
        return new Addresses(
                bind,
                ports,
                gatewayUrl,
                gatewayHttpsUrl,
                controlUrl,
                operationsUrl,
                local,
                hosts(settings, local, List.of(gatewayUrl, gatewayHttpsUrl, controlUrl)));
    }

    /**
     * The control plane for this process itself, which may be behind something that this machine doesn't reach, or
     * doesn't trust.
     */
    public String localControlUrl() {
        return "https://" + localHost + ":" + ports.control();
    }

    /** The gateway for this process itself. */
    public String localGatewayUrl() {
        return "http://" + localHost + ":" + ports.gateway();
    }

    /** The same over TLS. */
    public String localGatewayHttpsUrl() {
        return "https://" + localHost + ":" + ports.gatewayHttps();
    }

    /** The gateway's own hosts: those of the first service. */
    public Set<String> gatewayHosts() {
        var hosts = new TreeSet<String>();
        for (var url : List.of(gatewayUrl, gatewayHttpsUrl)) {
            hosts.add(URI.create(url).getHost().toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    /** What the doors' certificate must name for these services: the gateway's hosts, and the services' names below them. */
    public Set<Host> certified(Collection<String> services) {
        var all = new TreeSet<>(hosts);
        for (var host : gatewayHosts()) {
            all.add(Host.of(host));
            if (Host.of(host) instanceof Host.Name) {
                services.forEach(service -> all.add(Host.of(service.toLowerCase(Locale.ROOT) + "." + host)));
            }
        }
        return all;
    }

    /** What the doors' certificate names: localhost, loopback, public hosts, bound addresses. */
    private static Set<Host> hosts(Settings settings, String local, List<String> urls) {
        var hosts = new TreeSet<Host>();
        hosts.add(Host.of(local));
        hosts.add(Host.of(LOCALHOST));
        hosts.add(Host.of("127.0.0.1"));
        hosts.add(Host.of("::1"));
        for (var url : urls) {
            hosts.add(Host.of(URI.create(url).getHost()));
        }
        settings.bind().stream().filter(text -> !text.equals("*")).map(Host::of).forEach(host -> {
            if (!(host instanceof Host.Address address && address.address().isAnyLocalAddress())) {
                hosts.add(host);
            }
        });
        return hosts;
    }

    private static List<InetAddress> addresses(List<String> bind) {
        var found = new LinkedHashSet<InetAddress>();
        for (var text : bind) {
            switch (text) {
                case LOCALHOST -> found.addAll(Loopback.addresses());
                // The unspecified address of the newer family takes connections of both.
                case "*" -> found.add(InetAddress.ofLiteral(Loopback.addresses().size() > 1 ? "::" : "0.0.0.0"));
                default -> found.addAll(resolve(text));
            }
        }
        return List.copyOf(found);
    }

    private static List<InetAddress> resolve(String text) {
        try {
            return List.of(InetAddress.getAllByName(text));
        } catch (UnknownHostException e) {
            throw new StartFailure(
                    "bind names %s, which is neither an address nor a name that can be resolved: correct it"
                            .formatted(text),
                    e);
        }
    }

    /** The name by which this machine reaches its own doors. */
    private static String local(List<String> bind) {
        var others = new ArrayList<>(bind);
        others.removeAll(List.of(LOCALHOST, "*", "::", "0.0.0.0", "127.0.0.1", "::1"));
        if (others.size() < bind.size()) {
            return LOCALHOST;
        }
        var first = others.getFirst();
        return first.contains(":") && !first.startsWith("[") ? "[" + first + "]" : first;
    }
}
