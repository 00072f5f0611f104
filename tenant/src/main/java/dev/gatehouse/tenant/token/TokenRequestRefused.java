package dev.gatehouse.tenant.token;

import java.time.Duration;
import java.util.Optional;

/** A request to the token service gets an error. No stack trace: it is an answer. */
public final class TokenRequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final TokenFault fault;
    private final Duration retryAfter;

    /** @param message the sentence after {@code AADSTS…:}; holds nothing secret */
    public TokenRequestRefused(TokenFault fault, String message) {
        this(fault, message, null);
    }

    private TokenRequestRefused(TokenFault fault, String message, Duration retryAfter) {
        super(message, null, false, false);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    static TokenRequestRefused throttled(Duration retryAfter) {
        return new TokenRequestRefused(
                TokenFault.THROTTLED,
                "Too many failed authentications of this client from this address. Wait, and send the right credential.",
                retryAfter);
    }

    static TokenRequestRefused missing(String parameter) {
        return new TokenRequestRefused(
                TokenFault.PARAMETER_MISSING,
                "The request body must contain the following parameter: '" + parameter + "'.");
    }

    public TokenFault fault() {
        return fault;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
