package dev.gatehouse.cli.files.expression;

/** An expression that can't be read or worked out. The message is a sentence for the template's author. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExpressionException(String message) {
        super(message);
    }
}
