package dev.gatehouse.database;

/** A database that can't be used as it stands. The message is one sentence for the person who runs the program. */
public class DatabaseException extends RuntimeException {
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    DatabaseException(String message) {
        super(message);
    }
}
