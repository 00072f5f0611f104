package dev.gatehouse.model.gateway;

/**
 * Where the gateway puts a record of each call. Called on an event loop: it takes the record or drops it, and never
 * blocks, waits or throws.
 */
@FunctionalInterface
public interface AccessRecordSink {
    void accept(AccessRecord record);

    /** Forgets everything. */
    static AccessRecordSink none() {
        return _ -> {};
    }
}
