package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.PolicyFailure;

/**
 * Why a backend gave no response.
 *
 * @param detail for operators
 */
record UpstreamFault(Kind kind, String detail) {
    enum Kind {
        /** No connection was made, or it ended before the response's head. */
        CONNECTION,
        /** The response's head did not come in time. */
        TIMEOUT,
        /** What came is no response that can be passed on. */
        INVALID,
        /** Too many calls wait for the same backend. */
        OVERLOADED
    }

    static UpstreamFault connection(String detail) {
        return new UpstreamFault(Kind.CONNECTION, detail);
    }

    AccessOutcome outcome() {
        return switch (kind) {
            case CONNECTION -> AccessOutcome.BACKEND_CONNECTION_FAILURE;
            case TIMEOUT -> AccessOutcome.BACKEND_TIMEOUT;
            case INVALID -> AccessOutcome.BACKEND_RESPONSE_INVALID;
            case OVERLOADED -> AccessOutcome.OVERLOADED;
        };
    }

    /** As the policies see it (facts/gateway.md §9.2). */
    PolicyFailure asFailure() {
        return switch (kind) {
            case CONNECTION -> failure("BackendConnectionFailure", "The backend could not be reached.", 500);
            case TIMEOUT -> failure("Timeout", "The backend did not answer in time.", 500);
            case INVALID -> failure("BackendConnectionFailure", "The backend's answer could not be understood.", 500);
            case OVERLOADED -> failure("BackendConnectionFailure", "Too many calls wait for the backend.", 503);
        };
    }

    private PolicyFailure failure(String reason, String message, int status) {
        return new PolicyFailure(outcome(), "forward-request", reason, message, status).withDetail(detail);
    }
}
