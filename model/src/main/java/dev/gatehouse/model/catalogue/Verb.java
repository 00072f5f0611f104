package dev.gatehouse.model.catalogue;

/** What can be asked of a type with its own HTTP method. */
public enum Verb {
    GET,
    HEAD,
    PUT,
    PATCH,
    DELETE,
    /** GET of the collection. */
    LIST
}
