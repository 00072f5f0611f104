package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessRecord;

/** Makes something of access records. Always called on the same thread. */
public interface RecordReader {
    void read(AccessRecord record);

    /** No more records wait at the moment: time to write out what was put together. */
    default void pause() {}
}
