package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** A transaction that writes. All resources that it changes get the same revision. */
public interface StoreTransaction extends StoreView {

    /**
     * Makes or replaces a resource.
     *
     * @return as it now is
     * @throws RevisionMismatch if it is not as expected
     */
    StoredResource put(ResourceWrite write, Expected expected);

    /**
     * @return whether it was there
     * @throws RevisionMismatch if it is not as expected
     */
    boolean delete(ResourceKey key, Expected expected);

    /**
     * Deletes a resource and everything below it; does nothing if it isn't there.
     *
     * @return what was deleted, as it was
     */
    List<StoredResource> deleteTree(ResourceKey key);

    /** Writes down something to be done, due at once. */
    Intent addIntent(String directoryObject, String kind, String step, ObjectNode state);

    /** Replaces step, state, attempts and next attempt; does nothing if it is gone. */
    void updateIntent(Intent intent);

    void deleteIntent(long id);

    void putSetting(String name, String value);

    /** Adds a line to the audit log, with the next id. */
    void audit(AuditEntry entry);

    /** Forgets the lines of the audit log that are older. */
    void forgetAudit(Instant older);

    /** Forgets all but the newest so many lines of the audit log. */
    void keepAudit(long most);
}
