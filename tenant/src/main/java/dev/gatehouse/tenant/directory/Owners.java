package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.util.List;

/** Which principal owns which application or service principal. */
public final class Owners {
    private final Handle handle;

    Owners(Directory directory) {
        this.handle = directory.handle();
    }

    public List<String> of(String objectId) {
        return handle.createQuery("SELECT owner_id FROM owner WHERE object_id = :object ORDER BY owner_id")
                .bind("object", objectId)
                .mapTo(String.class)
                .list();
    }

    public boolean owns(String ownerId, String objectId) {
        return of(objectId).contains(ownerId);
    }

    /** Nothing happens if it is one already. */
    public void add(String objectId, String ownerId) {
        if (!owns(ownerId, objectId)) {
            handle.createUpdate("INSERT INTO owner (object_id, owner_id) VALUES (:object, :owner)")
                    .bind("object", objectId)
                    .bind("owner", ownerId)
                    .execute();
        }
    }

    /** @return whether it was one */
    public boolean remove(String objectId, String ownerId) {
        return handle.createUpdate("DELETE FROM owner WHERE object_id = :object AND owner_id = :owner")
                        .bind("object", objectId)
                        .bind("owner", Directory.id(ownerId))
                        .execute()
                > 0;
    }

    /** Ids of what a principal owns. */
    public List<String> ownedBy(String ownerId) {
        return handle.createQuery("SELECT object_id FROM owner WHERE owner_id = :owner ORDER BY object_id")
                .bind("owner", ownerId)
                .mapTo(String.class)
                .list();
    }

    void eraseAll(String objectId) {
        handle.createUpdate("DELETE FROM owner WHERE object_id = :id OR owner_id = :id")
                .bind("id", objectId)
                .execute();
    }
}
