package dev.gatehouse.model.catalogue;

/** How a type's resources come to be and look. */
public enum Style {
    /** A resource with a body of its own. */
    ENTITY,
    /** That its parent has a resource of another type: PUT has no body, and the other resource is the reply. */
    LINK,
    /** A link with a name and body of its own: another face of a {@link #LINK} under the same parent. */
    NAMED_LINK,
    /** A list of resources of another type that has to do with its parent; read only. */
    VIEW
}
