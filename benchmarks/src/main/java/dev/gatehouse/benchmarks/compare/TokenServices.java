package dev.gatehouse.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the programs that give tokens: RS256 of 2048 bits, by the client credentials grant with a posted secret. */
final class TokenServices {
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final String SECRET = "a-secret-of-the-comparison-alone";

    private final Workplace place;

    TokenServices(Workplace place) {
        this.place = place;
    }

    /**
     * A token service.
     *
     * @param form what asks for a token
     */
    record Service(Peer peer, String form) implements AutoCloseable {
        @Override
        public void close() {
            peer.close();
        }
    }

    Service oidcProvider(Path node) {
        var port = Workplace.freePort();
        var form = form("caller");
        return started(
                "oidc-provider",
                URI.create("http://127.0.0.1:" + port + "/token"),
                form,
                Map.of("NODE_ENV", "production"),
                "node",
                node.resolve("server.mjs").toString(),
                Integer.toString(port),
                "caller",
                SECRET,
                "urn:orders");
    }

    /** @param distribution the unpacked distribution, built for production */
    Service keycloak(Path distribution) {
        var port = Workplace.freePort();
        try {
            var imports = Files.createDirectories(distribution.resolve("data/import"));
            Files.copy(
                    place.filled("keycloak/realm.json", Map.of("secret", SECRET)),
                    imports.resolve("realm.json"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return started(
                "keycloak",
                URI.create("http://127.0.0.1:" + port + "/realms/compare/protocol/openid-connect/token"),
                form("caller"),
                Map.of("JAVA_HOME", place.java().toString()),
                distribution.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + Workplace.freePort(),
                "--hostname-strict=false",
                "--cache=local",
                "--import-realm");
    }

    private Service started(String name, URI url, String form, Map<String, String> environment, String... command) {
        long since = System.nanoTime();
        var program = Program.start(name, Workplace.MEASURED, place.folder(), place.log(name), environment, command);
        var start = Http.plain().firstSuccess(program, since, "POST", url, FORM, form);
        return new Service(new Peer(name, url, program, start), form);
    }

    private static String form(String client) {
        return String.join(
                "&", List.of("grant_type=client_credentials", "client_id=" + client, "client_secret=" + SECRET));
    }
}
