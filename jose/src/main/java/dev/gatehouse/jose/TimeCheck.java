package dev.gatehouse.jose;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Whether a token is in time (RFC 7519 sections 4.1.4, 4.1.5).
 *
 * @param skew how far the issuer's clock may be from ours
 */
public record TimeCheck(InstantSource clock, Duration skew) {

    /** @throws TokenRefused {@code EXPIRED}, {@code NOT_YET_VALID}, or {@code CLAIM} when {@code exp} is missing */
    public void check(Claims claims) {
        var now = clock.instant();
        var expires = claims.time("exp")
                .orElseThrow(() -> new TokenRefused(TokenRefused.Reason.CLAIM, "The token has no exp."));
        if (!now.isBefore(expires.plus(skew))) {
            throw new TokenRefused(TokenRefused.Reason.EXPIRED, "The token has expired.");
        }
        var notBefore = claims.time("nbf");
        if (notBefore.isPresent() && now.plus(skew).isBefore(notBefore.get())) {
            throw new TokenRefused(TokenRefused.Reason.NOT_YET_VALID, "The token is not valid yet.");
        }
    }
}
