package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to Graph over HTTP. */
final class HttpGraphWire implements GraphWire {
    private final OutboundClient client;

    HttpGraphWire(OutboundClient client) {
        this.client = client;
    }

    @Override
    public GraphReply send(GraphRequest request, String token) throws IOException {
        var outbound = OutboundRequest.of(request.method(), URI.create(request.url()))
                .with("Authorization", "Bearer " + token)
                .with("Accept", "application/json");
        if (request.createIfMissing()) {
            outbound = outbound.with("Prefer", "create-if-missing");
        }
        if (request.body().isPresent()) {
            outbound = outbound.withJson(request.body().get());
        }
        try {
            var reply = client.send(outbound);
            return new GraphReply(reply.status(), body(reply), retryAfter(reply));
        } catch (OutboundException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A failing directory's page in HTML is no reason to fail otherwise than by its status. */
    private static JsonNode body(OutboundReply reply) throws IOException {
        if (reply.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return reply.json();
        } catch (OutboundException e) {
            if (reply.successful()) {
                throw new IOException("Graph answered something else than JSON.", e);
            }
            return MissingNode.getInstance();
        }
    }

    private static Optional<Duration> retryAfter(OutboundReply reply) {
        return reply.headers()
                .first("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
