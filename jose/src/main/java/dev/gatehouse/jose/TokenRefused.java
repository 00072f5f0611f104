package dev.gatehouse.jose;

/**
 * A token is not good, and why. Thrown by everything here that looks at a token; it carries no stack trace, because
 * bad tokens arrive by the thousand.
 */
public final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** @param message a plain sentence without anything of the token's content that could be secret */
    public TokenRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with a token. */
    public enum Reason {
        /** Longer than a token may be. */
        TOO_LONG,
        /** Not a JWT in compact form with a JSON object as header and as claims, each member once. */
        MALFORMED,
        /** Signed with an algorithm that is not accepted here, or not with this key. */
        ALGORITHM,
        /** The header asks for something that is not understood: {@code crit}, {@code b64}. */
        HEADER,
        /** The issuer's set has no such key, or more than one. */
        KEY_UNKNOWN,
        /** The signature does not fit. */
        SIGNATURE,
        /** {@code exp} has passed. */
        EXPIRED,
        /** {@code nbf} has not come. */
        NOT_YET_VALID,
        /** A claim that must be there is missing or has another type. */
        CLAIM
    }
}
