package dev.gatehouse.server;

/** Gatehouse cannot start. The message is one plain line that says why and what to do; it is all that people see. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
