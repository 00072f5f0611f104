package dev.gatehouse.policy;

/** One policy as a document states it: a record of its attributes and children, checked. */
@FunctionalInterface
public interface Policy {

    /** Adds the steps that do what the policy says. */
    void assemble(Assembly assembly);

    /** Whether it may choose a backend by its id, so that forwarding has to look. */
    default boolean choosesBackend() {
        return false;
    }
}
