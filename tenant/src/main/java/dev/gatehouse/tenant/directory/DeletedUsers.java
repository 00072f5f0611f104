package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Users deleted softly. Their names are free for others, so a name may be taken when one is restored. */
public final class DeletedUsers {

    /** @param user called as it was when it was deleted */
    public record DeletedUser(User user, Instant deleted) {}

    private final Directory directory;
    private final Handle handle;

    DeletedUsers(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Optional<DeletedUser> withId(String id) {
        return handle.createQuery("SELECT * FROM directory_user WHERE id = :id AND deleted_at > :before")
                .bind("id", Directory.id(id))
                .bind("before", limit())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @param after the id where the page before ended; empty for the first */
    public Page<DeletedUser> page(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM directory_user WHERE deleted_at > :before AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("before", limit())
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, each -> each.user().id());
    }

    public void delete(User user) {
        handle.createUpdate("UPDATE directory_user SET deleted_at = :now, principal_name = :name WHERE id = :id")
                .bind("now", Rows.millis(directory.now()))
                .bind("name", prefix(user.id()) + user.principalName())
                .bind("id", user.id())
                .execute();
    }

    /** @throws DirectoryRefused if somebody else has its name now */
    public User restore(DeletedUser deleted) {
        var user = deleted.user();
        if (directory.users().withPrincipalName(user.principalName()).isPresent()) {
            throw DirectoryRefused.conflict("Another object with the same value for property userPrincipalName already"
                    + " exists: rename it, then restore.");
        }
        handle.createUpdate("UPDATE directory_user SET deleted_at = NULL, principal_name = :name WHERE id = :id")
                .bind("name", user.principalName())
                .bind("id", user.id())
                .execute();
        return user;
    }

    void purge() {
        handle.createQuery("SELECT id FROM directory_user WHERE deleted_at <= :before LIMIT 1000")
                .bind("before", limit())
                .mapTo(String.class)
                .list()
                .forEach(directory.users()::erase);
    }

    private long limit() {
        return Rows.millis(directory.now().minus(DeletedItems.KEPT));
    }

    /** As Entra ID does it: the id without its hyphens. */
    private static String prefix(String id) {
        return id.replace("-", "");
    }

    private static DeletedUser read(ResultSet row) throws SQLException {
        var kept = Users.read(row);
        var user = new User(
                kept.id(),
                kept.principalName().replaceFirst("^" + prefix(kept.id()), ""),
                kept.displayName(),
                kept.enabled(),
                kept.created(),
                kept.passwordHash(),
                kept.mustChangePassword(),
                kept.properties());
        return new DeletedUser(user, Rows.time(row, "deleted_at"));
    }
}
