package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundRequest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Gets tokens by client credentials (RFC 6749, section 4.4), as an application does. */
final class ClientToken {
    private final OutboundClient client;
    private final URI tokenUrl;

    ClientToken(OutboundClient client, String tokenUrl) {
        this.client = client;
        this.tokenUrl = URI.create(tokenUrl);
    }

    /** What the token endpoint answered. */
    sealed interface Answer {
        Duration took();
    }

    /** @param token a credential: for the gateway alone */
    record Given(String token, Duration took) implements Answer {
        @Override
        public String toString() {
            return "Given[]";
        }
    }

    /**
     * @param status 0 if there was no answer
     * @param error its code (RFC 6749, section 5.2)
     */
    record Refused(int status, String error, String description, Duration took) implements Answer {}

    Answer ask(String clientId, String secret, String scope) {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "client_secret", secret,
                "scope", scope);
        long begun = System.nanoTime();
        try {
            var reply = client.send(OutboundRequest.of("POST", tokenUrl).withForm(form));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var answer = reply.json();
            return reply.successful() && answer.path("access_token").isTextual()
                    ? new Given(answer.path("access_token").textValue(), took)
                    : refused(reply.status(), answer, took);
        } catch (OutboundException e) {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            return new Refused(0, "unavailable", "The token service could not be asked: try again.", took);
        }
    }

    private static Refused refused(int status, JsonNode answer, Duration took) {
        return new Refused(
                status,
                answer.path("error").asText("invalid_response"),
                answer.path("error_description").asText(""),
                took);
    }
}
