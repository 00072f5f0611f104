package dev.gatehouse.tenant.token;

import java.time.Duration;
import java.time.Instant;

/**
 * A token as it is given out.
 *
 * @param value a credential: never logged
 * @param lifetime from issue to expiry
 */
public record IssuedToken(String value, Instant issued, Duration lifetime, String audience, String clientId) {

    public Instant expires() {
        return issued.plus(lifetime);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "IssuedToken[aud=" + audience + ", expires=" + expires() + "]";
    }
}
