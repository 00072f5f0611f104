package dev.gatehouse.tenant.directory;

/** The directory does not do what was asked; nothing has changed. */
public final class DirectoryRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public DirectoryRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public static DirectoryRefused bad(String message) {
        return new DirectoryRefused(Reason.BAD_REQUEST, message);
    }

    public static DirectoryRefused denied(String message) {
        return new DirectoryRefused(Reason.DENIED, message);
    }

    public static DirectoryRefused conflict(String message) {
        return new DirectoryRefused(Reason.CONFLICT, message);
    }

    /** @param what the object as Graph names it, such as {@code applications} and an id */
    public static DirectoryRefused notFound(String what) {
        return new DirectoryRefused(
                Reason.NOT_FOUND,
                "Resource '" + what
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }

    public Reason reason() {
        return reason;
    }

    /** Graph's code and HTTP status for it (facts/entra-and-graph.md §7.2). */
    public enum Reason {
        NOT_FOUND(404, "Request_ResourceNotFound"),
        BAD_REQUEST(400, "Request_BadRequest"),
        CONFLICT(409, "Request_MultipleObjectsWithSameKeyValue"),
        DENIED(403, "Authorization_RequestDenied"),
        HOST_NAME(400, "HostNameNotOnVerifiedDomain"),
        QUOTA(403, "Directory_QuotaExceeded"),
        /** A query that needs {@code ConsistencyLevel: eventual}, or that is not served at all. */
        UNSUPPORTED_QUERY(400, "Request_UnsupportedQuery"),
        TOO_MANY(429, "TooManyRequests"),
        NOT_AUTHENTICATED(401, "InvalidAuthenticationToken");

        private final int status;
        private final String code;

        Reason(int status, String code) {
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }
    }
}
