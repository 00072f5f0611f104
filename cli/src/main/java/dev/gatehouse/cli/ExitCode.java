package dev.gatehouse.cli;

/** What the exit code of a command means. The numbers are for scripts: add, never change. */
public enum ExitCode {
    /** Done as asked. */
    DONE(0),
    /** Refused or failed; the message says why. */
    FAILED(1),
    /** The command line or a setting is wrong; nothing was tried. */
    USAGE(2),
    /** No server answers for the data folder. */
    NOT_RUNNING(3),
    /** What was named does not exist. */
    NOT_FOUND(4),
    /** The server answers, but is not ready to do its work. */
    NOT_READY(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
