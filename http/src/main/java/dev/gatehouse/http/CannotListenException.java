package dev.gatehouse.http;

/** A door that can't be opened where it should be. The message is one sentence for the person who runs the program. */
public class CannotListenException extends RuntimeException {
    CannotListenException(String door, String address, String why, Throwable cause) {
        super("The " + door + " can't listen on " + address + ": " + why, cause);
    }
}
