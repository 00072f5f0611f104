package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens of a managed identity in the App Service form (facts/entra-and-graph.md §8): an endpoint on this machine and a
 * secret header. Kept until shortly before they expire.
 */
public final class AppServiceIdentity implements AccessTokens {
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);

    private final OutboundClient client;
    private final String endpoint;
    private final String header;
    private final Optional<String> resourceId;
    private final InstantSource clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /**
     * @param endpoint {@code IDENTITY_ENDPOINT}
     * @param header {@code IDENTITY_HEADER}, a secret
     * @param resourceId the ARM id of whose identity it is, where there may be several
     */
    public AppServiceIdentity(
            OutboundClient client, String endpoint, String header, Optional<String> resourceId, InstantSource clock) {
        this.client = client;
        this.endpoint = endpoint;
        this.header = header;
        this.resourceId = resourceId;
        this.clock = clock;
    }

    private record Held(String token, Instant expires) {}

    @Override
    public String token(String resource) {
        var known = held.get(resource);
        return known != null && clock.instant().isBefore(known.expires().minus(BEFORE_EXPIRY))
                ? known.token()
                : fresh(resource);
    }

    @Override
    public String fresh(String resource) {
        var reply = ask(resource);
        if (!reply.successful()) {
            throw refused(reply);
        }
        var json = json(reply);
        var token = json.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new IdentityProviderException(
                    Kind.UNAVAILABLE, "The identity endpoint " + endpoint + " answered without access_token.", null);
        }
        held.put(resource, new Held(token, expires(json)));
        return token;
    }

    private JsonNode json(OutboundReply reply) {
        try {
            return reply.json();
        } catch (OutboundException e) {
            throw new IdentityProviderException(
                    Kind.UNAVAILABLE, "The identity endpoint " + endpoint + " answered something else than JSON.", e);
        }
    }

    private OutboundReply ask(String resource) {
        var url = endpoint + (endpoint.contains("?") ? "&" : "?") + "api-version=2019-08-01&resource="
                + PercentEncoding.encode(resource)
                + resourceId
                        .map(id -> "&mi_res_id=" + PercentEncoding.encode(id))
                        .orElse("");
        try {
            return client.send(OutboundRequest.get(URI.create(url)).with("X-IDENTITY-HEADER", header));
        } catch (OutboundException e) {
            throw new IdentityProviderException(
                    Kind.UNAVAILABLE, "The identity endpoint " + endpoint + " could not be reached.", e);
        }
    }

    private IdentityProviderException refused(OutboundReply reply) {
        if (reply.status() == 429 || reply.status() >= 500) {
            return new IdentityProviderException(
                    Kind.UNAVAILABLE, "The identity endpoint " + endpoint + " answered " + reply.status() + ".", null);
        }
        return new IdentityProviderException(
                Kind.NOT_PERMITTED,
                "The service has no system-assigned identity that tokens could be had for (" + endpoint + " answered "
                        + reply.status()
                        + "). Switch it on: PATCH the service with {\"identity\":{\"type\":\"SystemAssigned\"}}, or"
                        + " where the service runs, and give it the directory role Application Administrator ("
                        + DirectoryRoleCheck.APPLICATION_ADMINISTRATOR + ").",
                null);
    }

    /** Seconds since 1970, as a number or a text; without it the token is used once. */
    private Instant expires(JsonNode json) {
        var text = json.path("expires_on").asText("");
        return text.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : clock.instant();
    }
}
