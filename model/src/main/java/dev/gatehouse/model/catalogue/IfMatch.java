package dev.gatehouse.model.catalogue;

/** What a type's writes do with {@code If-Match} (Azure's operations, parameter {@code If-Match}). */
public enum IfMatch {
    /** Heard on PUT, required on PATCH and DELETE. */
    REQUIRED_TO_CHANGE,
    /** Required on PUT, PATCH and DELETE. */
    REQUIRED,
    /** Heard on PUT and DELETE, required on PATCH. */
    REQUIRED_TO_PATCH,
    /** Not heard at all. */
    IGNORED
}
