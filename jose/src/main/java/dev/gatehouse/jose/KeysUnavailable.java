package dev.gatehouse.jose;

/** No signing key of an issuer was ever obtained, so nothing can be said about its tokens. */
public final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param uri where the key set should be */
    public KeysUnavailable(String uri, Throwable cause) {
        super("The signing keys at " + uri + " were never obtained" + why(cause) + ".", cause);
    }

    private static String why(Throwable cause) {
        return cause == null ? "" : ": " + cause.getMessage();
    }
}
