package dev.gatehouse.portal.signin;

import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.model.secret.SealKey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in that is on its way, kept sealed in a cookie of the browser that began it.
 *
 * @param state comes back with the code (RFC 6749, section 10.12)
 * @param nonce comes back in the id token
 * @param verifier redeems the code (RFC 7636)
 * @param next the portal's page that was wanted
 * @param begun when
 */
record Pending(String state, String nonce, String verifier, String next, Instant begun) {
    private static final Duration LIFE = Duration.ofMinutes(30);

    String sealed(SealKey seal, String context) {
        var json = Json.object()
                .put("state", state)
                .put("nonce", nonce)
                .put("verifier", verifier)
                .put("next", next)
                .put("begun", begun.toEpochMilli());
        return seal.seal(new String(Json.write(json), StandardCharsets.UTF_8), context);
    }

    /** None if it was not sealed here, or took too long. */
    static Optional<Pending> open(String sealed, SealKey seal, String context, Instant now) {
        try {
            var json = Json.parse(seal.open(sealed, context).getBytes(StandardCharsets.UTF_8));
            var begun = Instant.ofEpochMilli(json.path("begun").asLong());
            return now.isBefore(begun.plus(LIFE))
                    ? Optional.of(new Pending(
                            json.path("state").asText(),
                            json.path("nonce").asText(),
                            json.path("verifier").asText(),
                            json.path("next").asText(),
                            begun))
                    : Optional.empty();
        } catch (IllegalArgumentException | RequestException e) {
            return Optional.empty();
        }
    }

    boolean answers(String answeredState) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), answeredState.getBytes(StandardCharsets.UTF_8));
    }
}
