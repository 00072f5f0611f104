package dev.gatehouse.gateway.proxy.codec;

/** A message that is refused. Whoever sent it, the connection it came by can't be used any further. */
public final class BadMessage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status what a caller is answered; a backend's bad message is the gateway's fault 500 */
    public BadMessage(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static BadMessage of(String message) {
        return new BadMessage(400, message);
    }

    public int status() {
        return status;
    }
}
