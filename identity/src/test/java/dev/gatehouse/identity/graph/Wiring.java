package dev.gatehouse.identity.graph;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundGuard;
import dev.gatehouse.http.OutboundSettings;
import dev.gatehouse.identity.IdentityProvider.TokenService;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** An adapter wired to a fake Graph, with a clock that waiting moves. */
final class Wiring implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    static final String MARK = "gatehouse:this-one";

    private final FakeGraph graph;
    private final OutboundClient client;
    private Instant now = START;

    Wiring(FakeGraph graph) {
        this(graph, Duration.ofSeconds(30));
    }

    /** @param patience after which a request without an answer is given up */
    Wiring(FakeGraph graph, Duration patience) {
        this.graph = graph;
        this.client = new OutboundClient(
                OutboundSettings.guardedBy(OutboundGuard.configured()).withTimeouts(Duration.ofSeconds(5), patience));
    }

    GraphIdentityProvider provider() {
        var settings = new GraphSettings(
                graph.url(),
                new TokenService("tenant", Set.of("https://issuer/"), "https://keys/", "https://tokens/"),
                Duration.ofSeconds(20),
                MARK);
        return new GraphIdentityProvider(
                settings, client, new CountingTokens(), () -> now, time -> now = now.plus(time));
    }

    OutboundClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    Duration waited() {
        return Duration.between(START, now);
    }

    private static final class CountingTokens implements AccessTokens {
        private int made = 1;

        @Override
        public String token(String resource) {
            return "token-" + made;
        }

        @Override
        public String fresh(String resource) {
            made++;
            return token(resource);
        }
    }
}
