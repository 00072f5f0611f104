package dev.gatehouse.server.settings;

/** A setting is unknown or has a value that it can't have. The message names it, where it stands, and the fix. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }
}
