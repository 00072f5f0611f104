package dev.gatehouse.tenant.token;

/** What the token endpoint says when it gives no token: number, OAuth error, HTTP status (facts/entra-and-graph.md §3.2). */
public enum TokenFault {
    WRONG_SECRET(7000215, "invalid_client", 401),
    SECRET_EXPIRED(7000222, "invalid_client", 401),
    NO_CREDENTIAL(7000218, "invalid_client", 401),
    CLIENT_UNKNOWN(700016, "unauthorized_client", 400),
    CLIENT_DISABLED(7000112, "unauthorized_client", 400),
    CLIENT_WITHOUT_PRINCIPAL(7000229, "unauthorized_client", 400),
    TENANT_UNKNOWN(90002, "invalid_request", 400),
    TENANT_UNKNOWN_TO_DISCOVERY(90002, "invalid_tenant", 400),
    TENANT_MALFORMED(900023, "invalid_request", 400),
    PARAMETER_MISSING(900144, "invalid_request", 400),
    PARAMETER_TWICE(9000411, "invalid_request", 400),
    FIELD_MISSING(90014, "invalid_request", 400),
    SCOPE_MALFORMED(70011, "invalid_scope", 400),
    SCOPE_NOT_DEFAULT(1002012, "invalid_scope", 400),
    RESOURCES_SEVERAL(700022, "invalid_scope", 400),
    RESOURCE_UNKNOWN(500011, "invalid_resource", 400),
    RESOURCE_DISABLED(50001, "invalid_resource", 400),
    ASSIGNMENT_REQUIRED(501051, "invalid_grant", 400),
    ASSERTION_UNTRUSTED(700027, "invalid_client", 401),
    ASSERTION_OUT_OF_TIME(700024, "invalid_client", 401),
    ASSERTION_OF_ANOTHER(700021, "invalid_client", 401),
    ASSERTION_FOR_ANOTHER(700023, "invalid_client", 401),
    ISSUER_UNMATCHED(700211, "invalid_client", 401),
    AUDIENCE_UNMATCHED(700212, "invalid_client", 401),
    SUBJECT_UNMATCHED(700213, "invalid_client", 401),
    ISSUER_UNREACHABLE(90061, "invalid_request", 400),
    ASSERTION_MALFORMED(50027, "invalid_request", 400),
    ASSERTION_INVALID(50013, "invalid_grant", 400),
    CODE_INVALID(9002313, "invalid_grant", 400),
    CODE_EXPIRED(70008, "invalid_grant", 400),
    CODE_USED(54005, "invalid_grant", 400),
    REDIRECT_MISMATCH(500112, "invalid_grant", 400),
    VERIFIER_MISMATCH(501481, "invalid_grant", 400),
    REFRESH_INVALID(700082, "invalid_grant", 400),
    GRANT_REVOKED(50173, "invalid_grant", 400),
    CONSENT_REQUIRED(65001, "invalid_grant", 400),
    USER_NOT_ASSIGNED(50105, "invalid_grant", 400),
    GRANT_UNSUPPORTED(70003, "unsupported_grant_type", 400),
    TENANT_TOO_WIDE(9001023, "invalid_request", 400),
    METHOD(900561, "invalid_request", 400),
    INSTANCE_UNKNOWN(50049, "invalid_instance", 400),
    THROTTLED(90055, "temporarily_unavailable", 429),
    FAILED(90033, "temporarily_unavailable", 503);

    private final int number;
    private final String error;
    private final int status;

    TokenFault(int number, String error, int status) {
        this.number = number;
        this.error = error;
        this.status = status;
    }

    public int number() {
        return number;
    }

    /** RFC 6749 section 5.2, or Entra's own. */
    public String error() {
        return error;
    }

    public int status() {
        return status;
    }

    /** Whether somebody tried to be a client and was not: such failures are counted. */
    boolean isFailedAuthentication() {
        return switch (this) {
            case WRONG_SECRET,
                    SECRET_EXPIRED,
                    CLIENT_UNKNOWN,
                    ASSERTION_UNTRUSTED,
                    ASSERTION_OUT_OF_TIME,
                    ASSERTION_OF_ANOTHER,
                    ASSERTION_FOR_ANOTHER,
                    ASSERTION_INVALID,
                    CODE_INVALID,
                    VERIFIER_MISMATCH,
                    REFRESH_INVALID,
                    ISSUER_UNMATCHED,
                    AUDIENCE_UNMATCHED,
                    SUBJECT_UNMATCHED -> true;
            default -> false;
        };
    }
}
