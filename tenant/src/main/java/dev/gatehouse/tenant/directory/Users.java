package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** The people of the tenant. */
public final class Users {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PRINCIPAL_NAME = 113;

    private final Directory directory;
    private final Handle handle;

    Users(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Optional<User> withId(String id) {
        return one("id", Directory.id(id));
    }

    public Optional<User> withPrincipalName(String name) {
        return one("principal_name", name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whom somebody means who signs in with this name: the account so called, else the one guest with this address. Where
     * several guests have it, nobody.
     */
    public Optional<User> withSignInName(String name) {
        return withPrincipalName(name).or(() -> {
            var guests = handle.createQuery("SELECT * FROM directory_user WHERE mail = :mail AND deleted_at IS NULL"
                            + " AND principal_name LIKE '%#ext#@%' LIMIT 2")
                    .bind("mail", name.toLowerCase(Locale.ROOT))
                    .map((row, context) -> read(row))
                    .list();
            return guests.size() == 1 ? Optional.of(guests.getFirst()) : Optional.empty();
        });
    }

    private Optional<User> one(String column, String value) {
        return handle.createQuery("SELECT * FROM directory_user WHERE " + column + " = :value AND deleted_at IS NULL")
                .bind("value", value)
                .map((row, context) -> read(row))
                .findOne();
    }

    public Page<User> page(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM directory_user WHERE deleted_at IS NULL AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, User::id);
    }

    /** @throws DirectoryRefused if a rule is broken or the name is taken */
    public User create(User user) {
        directory.deletedItems().purge();
        check(user);
        if (withPrincipalName(user.principalName()).isPresent()) {
            throw DirectoryRefused.conflict(
                    "Another object with the same value for property userPrincipalName already exists.");
        }
        write(
                "INSERT INTO directory_user (id, principal_name, display_name, enabled, created_at, password_hash,"
                        + " must_change_password, properties, mail) VALUES (:id, :principalName, :name, :enabled, :created,"
                        + " :hash, :mustChange, :properties, :mail)",
                user);
        return user;
    }

    /** @throws DirectoryRefused if a rule is broken or the name is taken */
    public User update(User user) {
        check(user);
        var same = withPrincipalName(user.principalName());
        if (same.isPresent() && !same.get().id().equals(user.id())) {
            throw DirectoryRefused.conflict(
                    "Another object with the same value for property userPrincipalName already exists.");
        }
        write(
                "UPDATE directory_user SET principal_name = :principalName, display_name = :name, enabled = :enabled,"
                        + " created_at = :created, password_hash = :hash, must_change_password = :mustChange,"
                        + " properties = :properties, mail = :mail WHERE id = :id",
                user);
        return user;
    }

    private void write(String sql, User user) {
        handle.createUpdate(sql)
                .bind("id", user.id())
                .bind("principalName", user.principalName().toLowerCase(Locale.ROOT))
                .bind("name", user.displayName())
                .bind("enabled", user.enabled() ? 1 : 0)
                .bind("created", Rows.millis(user.created()))
                .bind("hash", user.passwordHash())
                .bind("mustChange", user.mustChangePassword() ? 1 : 0)
                .bind("properties", Rows.text(user.properties()))
                .bind("mail", mail(user))
                .execute();
    }

    private static String mail(User user) {
        var mail = user.properties().path("mail");
        return mail.isTextual() ? mail.textValue().toLowerCase(Locale.ROOT) : null;
    }

    private void check(User user) {
        if (user.displayName().isBlank() || user.displayName().length() > LONGEST_NAME) {
            throw DirectoryRefused.bad("Property displayName has 1 to " + LONGEST_NAME + " characters.");
        }
        var name = user.principalName();
        int at = name.lastIndexOf('@');
        if (at < 1
                || name.length() > LONGEST_PRINCIPAL_NAME
                || !name.substring(0, at).matches("[A-Za-z0-9'._!#^~-]{1,64}")) {
            throw DirectoryRefused.bad("Property userPrincipalName is a name and a verified domain, joined by @.");
        }
        if (!name.substring(at + 1).equalsIgnoreCase(directory.tenant().domain())) {
            throw DirectoryRefused.bad(
                    "The domain portion of the userPrincipalName property is invalid: use the verified" + " domain "
                            + directory.tenant().domain() + ".");
        }
    }

    /** Removes it for good, with all that hangs on it. */
    public void erase(String id) {
        directory.appRoleAssignments().eraseAll(id);
        directory.directoryRoles().eraseAll(id);
        directory.owners().eraseAll(id);
        directory.permissionGrants().eraseAll(id);
        directory.groupMembers().eraseAll(id);
        handle.createUpdate("DELETE FROM directory_user WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static User read(ResultSet row) throws SQLException {
        return new User(
                row.getString("id"),
                row.getString("principal_name"),
                row.getString("display_name"),
                row.getInt("enabled") != 0,
                Rows.time(row, "created_at"),
                row.getString("password_hash"),
                row.getInt("must_change_password") != 0,
                Rows.json(row, "properties"));
    }
}
