package dev.gatehouse.management.definitions;

/** A definition can't be read. The message is for its author, and names the place in the document. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DefinitionException(String message) {
        super(message);
    }

    DefinitionException(Place place, String message) {
        super(place + " " + message);
    }
}
