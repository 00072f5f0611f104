package dev.gatehouse.http;

/** Somebody else listens there already. The message is one sentence for the person who runs the program. */
public final class PortInUseException extends RuntimeException {
    PortInUseException(String door, String address, Throwable cause) {
        super(
                "The " + door + " can't listen on " + address + ": another process does already. Stop it, or choose"
                        + " another port.",
                cause);
    }
}
