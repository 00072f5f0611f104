package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The groups of the tenant. Those deleted softly are found only by {@link DeletedItems}. */
public final class Groups {
    private static final int LONGEST_NAME = 256;
    private static final int MOST = 500_000;

    private final Directory directory;
    private final Handle handle;

    Groups(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Optional<Group> withId(String id) {
        return handle.createQuery("SELECT * FROM directory_group WHERE id = :id AND deleted_at IS NULL")
                .bind("id", Directory.id(id))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @param after the id where the page before ended; empty for the first */
    public Page<Group> page(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM directory_group WHERE deleted_at IS NULL AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, Group::id);
    }

    /** @throws DirectoryRefused if a rule is broken, or there are too many */
    public Group create(Group group) {
        directory.deletedItems().purge();
        check(group);
        var count = handle.createQuery("SELECT COUNT(*) FROM directory_group")
                .mapTo(Long.class)
                .one();
        if (count >= MOST) {
            throw new DirectoryRefused(
                    DirectoryRefused.Reason.QUOTA, "The directory holds " + MOST + " groups; delete some first.");
        }
        handle.createUpdate("INSERT INTO directory_group (id, display_name, created_at, properties)"
                        + " VALUES (:id, :name, :created, :properties)")
                .bind("id", group.id())
                .bind("name", group.displayName())
                .bind("created", Rows.millis(group.created()))
                .bind("properties", Rows.text(group.properties()))
                .execute();
        return group;
    }

    /** @throws DirectoryRefused if a rule is broken */
    public void update(Group group) {
        check(group);
        handle.createUpdate("UPDATE directory_group SET display_name = :name, properties = :properties WHERE id = :id")
                .bind("id", group.id())
                .bind("name", group.displayName())
                .bind("properties", Rows.text(group.properties()))
                .execute();
    }

    private static void check(Group group) {
        if (group.displayName().isBlank() || group.displayName().length() > LONGEST_NAME) {
            throw DirectoryRefused.bad("Property displayName has 1 to " + LONGEST_NAME + " characters.");
        }
    }

    /** Removes it for good, with its members and owners, not those themselves. */
    public void erase(String id) {
        directory.groupMembers().eraseAll(id);
        directory.owners().eraseAll(id);
        handle.createUpdate("DELETE FROM directory_group WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static Group read(ResultSet row) throws SQLException {
        return new Group(
                row.getString("id"),
                row.getString("display_name"),
                Rows.time(row, "created_at"),
                Rows.maybeTime(row, "deleted_at"),
                Rows.json(row, "properties"));
    }
}
