package dev.gatehouse.identity;

/** The identity provider could not do what was asked. */
public final class IdentityProviderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    public IdentityProviderException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What went wrong, as far as it matters to who asked. */
    public enum Kind {
        /** It could not be reached in time, is throttling, or failed: worth trying again. */
        UNAVAILABLE,
        /** The service's identity is missing or may not do it; the message says how to mend it. */
        NOT_PERMITTED,
        /** It refused the request for another reason: trying again won't help. */
        REFUSED
    }
}
