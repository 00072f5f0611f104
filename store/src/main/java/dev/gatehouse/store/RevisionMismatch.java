package dev.gatehouse.store;

import java.util.Optional;

/** A resource is not as its writer expected; nothing of the transaction is kept. */
public final class RevisionMismatch extends RuntimeException {
    private final ResourceKey key;
    private final transient Optional<Long> actual;

    RevisionMismatch(ResourceKey key, Expected expected, Optional<Long> actual) {
        super(key + " is " + actual.map(revision -> "at revision " + revision).orElse("absent") + ", not as expected: "
                + expected);
        this.key = key;
        this.actual = actual;
    }

    public ResourceKey key() {
        return key;
    }

    /** The revision that it has; empty if it isn't there. */
    public Optional<Long> actual() {
        return actual;
    }
}
