package dev.gatehouse.http;

/** A call to elsewhere that brought no answer. The message names the address without its query. */
public final class OutboundException extends RuntimeException {

    public enum Reason {
        /** The URL or the address behind it may not be called. */
        REFUSED,
        /** No address is known for the host name. */
        UNRESOLVED,
        /** No connection came about. */
        UNREACHABLE,
        /** The other side is not who it should be, or speaks no TLS that we do. */
        UNTRUSTED,
        TIMEOUT,
        TOO_LARGE,
        /** The connection broke, or what came was not what it should be. */
        BROKEN
    }

    private final Reason reason;

    public OutboundException(Reason reason, String message) {
        this(reason, message, null);
    }

    OutboundException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
