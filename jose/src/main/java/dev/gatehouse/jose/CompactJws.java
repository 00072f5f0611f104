package dev.gatehouse.jose;

import java.nio.charset.StandardCharsets;

/** A JWS in compact form (RFC 7515 section 7.1), taken apart and not checked. */
record CompactJws(TokenHeader header, byte[] payload, byte[] signature, byte[] signingInput) {

    static CompactJws parse(String text, int longest) {
        if (text.length() > longest) {
            throw new TokenRefused(
                    TokenRefused.Reason.TOO_LONG, "The token is longer than " + longest + " characters.");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 1 || second < 0 || text.indexOf('.', second + 1) >= 0 || second == text.length() - 1) {
            throw new TokenRefused(
                    TokenRefused.Reason.MALFORMED, "The token does not have three parts separated by periods.");
        }
        var header = Base64Url.decode(text.substring(0, first), "header");
        var payload = Base64Url.decode(text.substring(first + 1, second), "claims");
        var signature = Base64Url.decode(text.substring(second + 1), "signature");
        try {
            return new CompactJws(
                    TokenHeader.of(StrictJson.object(header)),
                    payload,
                    signature,
                    text.substring(0, second).getBytes(StandardCharsets.US_ASCII));
        } catch (StrictJson.NotAnObject e) {
            throw new TokenRefused(
                    TokenRefused.Reason.MALFORMED, "The token's header is not a JSON object with every member once.");
        }
    }

    /** @throws TokenRefused if the algorithm is not accepted with this key, or the signature does not fit */
    void verify(VerificationKey key, java.util.Set<SignatureAlgorithm> accepted) {
        var algorithm = SignatureAlgorithm.named(header.algorithm())
                .filter(accepted::contains)
                .orElseThrow(() -> new TokenRefused(
                        TokenRefused.Reason.ALGORITHM, "The token's algorithm is not one of " + accepted + "."));
        if (!key.fits(algorithm)) {
            throw new TokenRefused(TokenRefused.Reason.ALGORITHM, "The token's key is not for its algorithm.");
        }
        if (!key.verifies(algorithm, signingInput, signature)) {
            throw new TokenRefused(TokenRefused.Reason.SIGNATURE, "The token's signature does not fit its content.");
        }
    }
}
