package dev.gatehouse.tenant.identity;

/** The identity door gives no token; the message is safe to show. */
final class IdentityRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;

    IdentityRefused(int status, String error, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }
}
