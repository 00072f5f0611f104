package dev.gatehouse.identity.graph;

import dev.gatehouse.identity.IdentityProvider.TokenService;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** An adapter wired to a fake Graph, with a clock that waiting moves. */
final class Wiring {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final FakeGraph graph;
    private Instant now = START;

    Wiring(FakeGraph graph) {
        this.graph = graph;
    }

    GraphIdentityProvider provider() {
        var settings = new GraphSettings(
                graph.url(),
                new TokenService("tenant", Set.of("https://issuer/"), "https://keys/", "https://tokens/"),
                Duration.ofSeconds(20));
        return new GraphIdentityProvider(
                settings, wire(), new CountingTokens(), () -> now, time -> now = now.plus(time));
    }

    Duration waited() {
        return Duration.between(START, now);
    }

    private static GraphWire wire() {
        var client = java.net.http.HttpClient.newHttpClient();
        return (request, token) -> {
            var builder = java.net.http.HttpRequest.newBuilder(java.net.URI.create(request.url()))
                    .header("Authorization", "Bearer " + token)
                    .method(
                            request.method(),
                            request.body()
                                    .map(body -> java.net.http.HttpRequest.BodyPublishers.ofString(body.toString()))
                                    .orElseGet(java.net.http.HttpRequest.BodyPublishers::noBody));
            if (request.createIfMissing()) {
                builder.header("Prefer", "create-if-missing");
            }
            try {
                var reply = client.send(builder.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
                return new GraphReply(
                        reply.statusCode(),
                        reply.body().isEmpty() ? FakeGraph.JSON.missingNode() : FakeGraph.JSON.readTree(reply.body()),
                        reply.headers()
                                .firstValue("Retry-After")
                                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
            } catch (InterruptedException e) {
                throw new java.io.IOException(e);
            }
        };
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
