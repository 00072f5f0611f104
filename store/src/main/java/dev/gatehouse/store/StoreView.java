package dev.gatehouse.store;

import java.util.List;
import java.util.Optional;

/** The store as it is at one moment: inside one transaction. */
public interface StoreView {

    Optional<StoredResource> get(ResourceKey key);

    boolean exists(ResourceKey key);

    /** Its direct children of that type, by name. */
    List<StoredResource> children(ResourceKey parent, String type);

    /** All of that type below it, at whatever depth, in the order of creation. */
    List<StoredResource> descendants(ResourceKey ancestor, String type);

    /** All resources of all services, in the order of creation. */
    List<StoredResource> everything();

    Page query(ResourceQuery query);

    /** Those of a service whose field is this text, without regard to case, in the order of creation. */
    List<StoredResource> findByField(String service, String type, ResourceField field, String text);

    /** In the order in which they were written. */
    List<Intent> intents();

    /** In the order in which they were written. */
    List<Intent> intentsOf(String directoryObject);

    Optional<Intent> intent(long id);

    Optional<String> setting(String name);

    List<AuditEntry> audit(AuditQuery wanted);

    /** The revision of the last transaction that changed a resource; in a transaction that did, its own. */
    long currentRevision();

    /**
     * The change feed.
     *
     * @param afterRevision what the reader has seen; 0 for nothing
     * @param limit how many changes, roughly: a transaction is never cut in two
     */
    Changes changes(long afterRevision, int limit);
}
