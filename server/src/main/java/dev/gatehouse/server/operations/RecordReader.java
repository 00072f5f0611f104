package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;

/** Makes something of access records. Always called on the same thread. */
public interface RecordReader {
    void read(AccessRecord record);

    /** Whether the record is of a call: questions after the gateway's own state, answered before any service, are not. */
    static boolean isCall(AccessRecord record) {
        return record.outcome() != AccessOutcome.SERVED || !record.service().isEmpty();
    }

    /** No more records wait at the moment: time to write out what was put together. */
    default void pause() {}
}
