package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.AccessOutcome;

/**
 * A refusal or fault that ends the section and goes to {@code on-error}. Source, reason and message are what
 * {@code context.LastError} holds; status, message and headers make the response if {@code on-error} leaves it alone.
 */
public final class PolicyFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String source;
    private final String reason;
    private final int status;
    private final AccessOutcome outcome;

    /**
     * @param source the policy's name
     * @param reason a word such as {@code RateLimitExceeded}
     * @param message a sentence that is safe to show to the caller
     * @param status the response's status
     */
    public PolicyFailure(AccessOutcome outcome, String source, String reason, String message, int status) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.source = source;
        this.reason = reason;
        this.status = status;
    }

    public AccessOutcome outcome() {
        return outcome;
    }

    public String source() {
        return source;
    }

    public String reason() {
        return reason;
    }

    public int status() {
        return status;
    }
}
