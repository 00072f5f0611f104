package dev.gatehouse.store;

import java.util.List;

/** What a reader of the change feed gets. */
public sealed interface Changes {

    /**
     * The changes of whole transactions, in the order of their commits; none of them comes in a later answer, and none
     * before them is missing.
     *
     * @param upTo ask again after this revision
     * @param more whether others are there already
     */
    record Listed(List<Change> changes, long upTo, boolean more) implements Changes {
        public Listed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Changes that the reader has not seen are no longer kept: it is to read everything anew, in one read transaction, and
     * carry on after that transaction's {@link StoreView#currentRevision}.
     */
    record SnapshotNeeded() implements Changes {}

    /**
     * What happened last to one resource in one transaction.
     *
     * @param deleted whether it is gone
     */
    record Change(long revision, ResourceKey key, String type, boolean deleted) {}
}
