package dev.gatehouse.management.roles;

/** What somebody may be allowed to do at a service. */
public enum Right {
    /** GET and HEAD. */
    READ,
    /** PUT and PATCH. */
    WRITE,
    DELETE,
    /** A POST, which may show secrets. */
    ACT,
    /** Changes of role assignments. */
    ASSIGN_ROLES
}
