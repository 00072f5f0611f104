package dev.gatehouse.management.roles;

/**
 * Who asks: an account or service principal of the tenant.
 *
 * @param objectId the {@code oid} of its token; what roles are assigned to
 * @param name what it is called in logs
 * @param user whether it is an account, for which an application asks
 * @param appId the client id of the application that asks; empty where it is not known
 */
public record Principal(String objectId, String name, boolean user, String appId) {

    /** A service principal of which no more is known. */
    public Principal(String objectId, String name) {
        this(objectId, name, false, "");
    }
}
