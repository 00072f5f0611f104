package dev.gatehouse.server.backup;

/** A backup can't be made or put back; the message says why, and nothing was changed. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupRefused(String message) {
        super(message);
    }

    BackupRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
