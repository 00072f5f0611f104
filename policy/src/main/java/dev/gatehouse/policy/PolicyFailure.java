package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.AccessOutcome;

import java.util.ArrayList;
import java.util.List;

/**
 * A refusal or fault that ends the section and goes to {@code on-error}. Source, reason and message are what
 * {@code context.LastError} holds; status, phrase, message and headers make the response ({@link ErrorResponse}) if
 * {@code on-error} leaves it alone. Immutable.
 */
public final class PolicyFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A header line of the response. */
    public record Header(String name, String value) {}

    private final String source;
    private final String reason;
    private final int status;
    private final String phrase;
    private final transient List<Header> headers;
    private final boolean responseStands;
    private final AccessOutcome outcome;
    private final String detail;

    /**
     * @param source the policy's name
     * @param reason a word such as {@code RateLimitExceeded}
     * @param message a sentence that is safe to show to the caller
     * @param status the response's status
     */
    public PolicyFailure(AccessOutcome outcome, String source, String reason, String message, int status) {
        this(outcome, source, reason, message, status, "", List.of(), false, "");
    }

    private PolicyFailure(
            AccessOutcome outcome,
            String source,
            String reason,
            String message,
            int status,
            String phrase,
            List<Header> headers,
            boolean responseStands,
            String detail) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.source = source;
        this.reason = reason;
        this.status = status;
        this.phrase = phrase;
        this.headers = headers;
        this.responseStands = responseStands;
        this.detail = detail;
    }

    /** The same with another header line in the response. */
    public PolicyFailure withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new PolicyFailure(
                outcome, source, reason, getMessage(), status, phrase, List.copyOf(more), responseStands, detail);
    }

    /** The same with a reason phrase of its own, as {@code Access Denied}. */
    public PolicyFailure withPhrase(String newPhrase) {
        return new PolicyFailure(
                outcome, source, reason, getMessage(), status, newPhrase, headers, responseStands, detail);
    }

    /** The same, but the response that is there already is what is sent: a backend's answer taken for an error. */
    public PolicyFailure withResponseAsItStands() {
        return new PolicyFailure(outcome, source, reason, getMessage(), status, phrase, headers, true, detail);
    }

    /**
     * The same with the whole reason, for the log alone.
     *
     * @param whole never a credential
     */
    public PolicyFailure withDetail(String whole) {
        return new PolicyFailure(outcome, source, reason, getMessage(), status, phrase, headers, responseStands, whole);
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

    /** The reason phrase; empty for the status's usual one. */
    public String phrase() {
        return phrase;
    }

    public List<Header> headers() {
        return headers;
    }

    /** The whole reason, for operators; the message where there is no more to say. */
    public String detail() {
        return detail.isEmpty() ? getMessage() : detail;
    }

    /** Whether the response is there already, so that none is made from this failure. */
    public boolean responseStands() {
        return responseStands;
    }
}
