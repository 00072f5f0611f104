package dev.gatehouse.http;

/** Somebody else listens there already. */
public final class PortInUseException extends CannotListenException {
    PortInUseException(String door, String address, Throwable cause) {
        super(door, address, "another process does already. Stop it, or choose another port.", cause);
    }
}
