package dev.gatehouse.cli;

/** A verb could not be done. The message is a plain sentence for people, with the fix where there is one. */
public final class VerbException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    public VerbException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
