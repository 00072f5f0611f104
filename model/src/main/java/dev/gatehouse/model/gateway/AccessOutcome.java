package dev.gatehouse.model.gateway;

/**
 * How a call ended, as logs, metrics and charts name it. The first of the failures that applies counts.
 *
 * <p>The statuses and texts of refusals live in the gateway; here are the names that leave it.
 */
public enum AccessOutcome {
    /** Answered by the backend, a cache or a policy. */
    SERVED,
    /** No API, operation, version or protocol matches. */
    NOT_FOUND,
    /** No credential where one is needed. */
    CREDENTIAL_MISSING,
    /** The subscription key is unknown, inactive or opens something else. */
    KEY_INVALID,
    TOKEN_MALFORMED,
    TOKEN_SIGNATURE_INVALID,
    TOKEN_ISSUER_UNKNOWN,
    TOKEN_EXPIRED,
    TOKEN_NOT_YET_VALID,
    TOKEN_NOT_APP_ONLY,
    /** No signing key was ever obtained. */
    KEYS_UNAVAILABLE,
    ROLE_MISSING,
    APPLICATION_UNKNOWN,
    APPLICATION_DISABLED,
    LINK_MISSING,
    LINK_NOT_ACTIVE,
    OWNER_NOT_ACTIVE,
    /** Issued before the application's {@code refuseTokensBefore}. */
    TOKEN_REVOKED,
    /** The token is for a product that does not contain the API. */
    PRODUCT_WITHOUT_API,
    /** The token is for a product whose application access was withdrawn. */
    APPLICATION_ACCESS_WITHDRAWN,
    RATE_LIMITED,
    QUOTA_EXCEEDED,
    /** Refused by another policy. */
    POLICY_REFUSED,
    /** A policy failed. */
    POLICY_FAILED,
    BACKEND_TIMEOUT,
    BACKEND_CONNECTION_FAILURE,
    /** The backend's answer could not be understood, or broke off. */
    BACKEND_RESPONSE_INVALID,
    CLIENT_CONNECTION_FAILURE,
    /** The request itself is not acceptable: framing, sizes. */
    BAD_REQUEST,
    /** Too much at once. */
    OVERLOADED,
    /** A fault of the gateway's own. */
    INTERNAL_ERROR
}
