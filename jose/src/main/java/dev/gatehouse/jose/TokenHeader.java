package dev.gatehouse.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * The JOSE header of a signed token (RFC 7515 section 4.1), as far as it is used. Keys that a token brings along
 * ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are not looked at: the key comes from the issuer.
 *
 * @param algorithm {@code alg}, not checked yet
 * @param keyId {@code kid}
 * @param type {@code typ}
 * @param sha1Thumbprint {@code x5t} as it was sent
 * @param sha256Thumbprint {@code x5t#S256} as it was sent
 */
public record TokenHeader(
        String algorithm,
        Optional<String> keyId,
        Optional<String> type,
        Optional<String> sha1Thumbprint,
        Optional<String> sha256Thumbprint) {

    static TokenHeader of(ObjectNode json) {
        if (json.has("crit")) {
            throw new TokenRefused(
                    TokenRefused.Reason.HEADER, "The token's header has crit: no critical extension is understood.");
        }
        if (json.has("b64")) {
            throw new TokenRefused(
                    TokenRefused.Reason.HEADER, "The token's header has b64: unencoded payloads are not accepted.");
        }
        var algorithm = text(json, "alg")
                .orElseThrow(() -> new TokenRefused(TokenRefused.Reason.MALFORMED, "The token's header has no alg."));
        return new TokenHeader(
                algorithm, text(json, "kid"), text(json, "typ"), text(json, "x5t"), text(json, "x5t#S256"));
    }

    private static Optional<String> text(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new TokenRefused(
                    TokenRefused.Reason.MALFORMED, "The token's header has " + name + " that is not a string.");
        }
        return Optional.of(value.textValue());
    }
}
