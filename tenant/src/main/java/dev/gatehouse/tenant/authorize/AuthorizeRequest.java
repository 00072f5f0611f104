package dev.gatehouse.tenant.authorize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;

import java.util.Optional;

/**
 * What an application asks for (OpenID Connect Core section 3.1.2.1), read and found to be in order.
 *
 * @param scope as it was sent
 * @param challenge S256 of a code verifier (RFC 7636)
 */
record AuthorizeRequest(
        Target target, String scope, Optional<String> nonce, Optional<String> challenge, Optional<String> loginHint) {

    /** For the way through the browser and back, sealed. */
    ObjectNode json() {
        var json = Json.object();
        json.put("clientId", target.clientId());
        json.put("redirectUri", target.redirectUri());
        json.put("mode", target.mode().name());
        target.state().ifPresent(state -> json.put("state", state));
        json.put("scope", scope);
        nonce.ifPresent(value -> json.put("nonce", value));
        challenge.ifPresent(value -> json.put("challenge", value));
        return json;
    }

    /** @param clients looks at the client and its redirect URI again, which may have changed meanwhile */
    static AuthorizeRequest read(JsonNode json, LoginClients clients) {
        return new AuthorizeRequest(
                clients.target(
                        json.path("clientId").asText(),
                        json.path("redirectUri").asText(),
                        Target.Mode.valueOf(json.path("mode").asText()),
                        text(json, "state")),
                json.path("scope").asText(),
                text(json, "nonce"),
                text(json, "challenge"),
                Optional.empty());
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}
