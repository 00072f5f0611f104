package dev.gatehouse.management.roles;

/**
 * Who asks: an account or service principal of the tenant.
 *
 * @param objectId the {@code oid} of its token; what roles are assigned to
 * @param name what it is called in logs
 */
public record Principal(String objectId, String name) {}
