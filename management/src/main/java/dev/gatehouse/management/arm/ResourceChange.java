package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.audit.AuditLog;
import dev.gatehouse.store.Intent;

import java.time.Instant;

/** One transaction that changes resources. All its changes get one revision. */
public interface ResourceChange extends ResourceView {

    /** When the change is made. */
    Instant now();

    /** What is told of this transaction's doings; saving and removing a resource tell themselves. */
    AuditLog audit();

    /** Writes a resource as it is now, whether it was there or not. Its revision is given by the transaction. */
    void save(Resource changed);

    /** Takes a resource and all below it away, without asking anybody. Nothing happens if it isn't there. */
    void remove(ResourceId id);

    /** Writes down something to be done elsewhere, behind all others and due at once. */
    Intent intend(String directoryObject, String kind, String step, ObjectNode state);

    /** Keeps an intent as it is now, in its place; nothing happens if it isn't there. */
    void amend(Intent changed);

    /** Takes an intent away. Nothing happens if it isn't there. */
    void done(Intent intent);

    /** Keeps a text beside the resources, in place of the one that was there. It makes no revision. */
    void note(String name, String text);
}
