package dev.gatehouse.benchmarks.compare;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts the programs that forward calls. Each gets the same token and the same backend. */
final class Gateways {
    private final Workplace place;
    private final int backendPort;

    Gateways(Workplace place, int backendPort) {
        this.place = place;
        this.backendPort = backendPort;
    }

    /** nginx, on the other core. */
    static Program backend(Workplace place, int port) {
        var configuration = place.filled("nginx/backend.conf", Map.of("backendPort", Integer.toString(port)));
        return Program.start(
                "backend",
                Workplace.OTHER,
                place.folder(),
                place.log("backend"),
                Map.of(),
                "nginx",
                "-c",
                configuration.toString());
    }

    /** The real program with its real configuration: what {@code ./gatehouse run} starts. */
    static Program gatehouse(Workplace place, Path data) {
        return Program.start(
                "gatehouse",
                Workplace.MEASURED,
                place.root(),
                place.log("gatehouse"),
                Map.of("GATEHOUSE_NO_BUILD", "1"),
                "./gatehouse",
                "run",
                "--data",
                data.toString(),
                "--gateway-port",
                "0",
                "--gateway-https-port",
                "0",
                "--control-port",
                "0",
                "--operations-port",
                "0");
    }

    Peer nginx(String token) {
        var port = Workplace.freePort();
        var configuration = place.filled("nginx/nginx.conf", ports(port));
        return started("nginx", port, token, Map.of(), "nginx", "-c", configuration.toString());
    }

    Peer haproxy(String token) {
        var port = Workplace.freePort();
        var configuration = place.filled("haproxy/haproxy.cfg", ports(port));
        return started("haproxy", port, token, Map.of(), "haproxy", "-db", "-f", configuration.toString());
    }

    Peer haproxyJwt(String token, Path publicKey, String client) {
        var port = Workplace.freePort();
        var claims = GatehouseEstate.claims(token);
        var values = new LinkedHashMap<>(ports(port));
        values.put("publicKey", publicKey.toString());
        values.put("issuer", claims.path("iss").asText());
        values.put("audience", claims.path("aud").asText());
        values.put("role", claims.path("roles").path(0).asText());
        values.put("clients", clients(client).toString());
        var configuration = place.filled("haproxy/haproxy-jwt.cfg", values);
        return started("haproxy-jwt", port, token, Map.of(), "haproxy", "-db", "-f", configuration.toString());
    }

    Peer springCloudGateway(String token, Path publicKey, String client) {
        var port = Workplace.freePort();
        var claims = GatehouseEstate.claims(token);
        return started(
                "spring-cloud-gateway",
                port,
                token,
                Map.of(),
                place.javaCommand(),
                "-Xmx512m",
                "-jar",
                place.peers().resolve("spring-cloud-gateway/target/peer.jar").toString(),
                "--server.port=" + port,
                "--peer.backend=http://127.0.0.1:" + backendPort,
                "--peer.key=file:" + publicKey,
                "--peer.audience=" + claims.path("aud").asText(),
                "--peer.role=" + claims.path("roles").path(0).asText(),
                "--peer.client=" + client);
    }

    private Peer started(String name, int port, String token, Map<String, String> environment, String... command) {
        var url = URI.create("http://127.0.0.1:" + port + "/orders/list");
        long since = System.nanoTime();
        var program = Program.start(name, Workplace.MEASURED, place.folder(), place.log(name), environment, command);
        var start =
                Http.plain().firstSuccess(program, since, "GET", url, Map.of("Authorization", "Bearer " + token), "");
        return new Peer(name, url, program, start);
    }

    private Path clients(String client) {
        try {
            return Files.write(place.folder().resolve("clients"), List.of(client));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, String> ports(int port) {
        return Map.of("port", Integer.toString(port), "backendPort", Integer.toString(backendPort));
    }

    static Path tokenFile(Path file, List<String> tokens) {
        try {
            return Files.write(file, new ArrayList<>(tokens));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
