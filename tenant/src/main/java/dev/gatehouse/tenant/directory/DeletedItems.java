package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was deleted softly: kept for 30 days, then gone. An application takes its service principal along, and restoring
 * it brings back both, with the roles that were assigned.
 */
public final class DeletedItems {
    /** How long something deleted softly can be restored (facts/entra-and-graph.md §7.1 f). */
    public static final Duration KEPT = Duration.ofDays(30);

    private final Directory directory;
    private final Handle handle;

    DeletedItems(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    /** Removes for good what has been kept long enough. */
    public void purge() {
        long before = Rows.millis(directory.now().minus(KEPT));
        handle.createQuery("SELECT id FROM application WHERE deleted_at <= :before LIMIT 1000")
                .bind("before", before)
                .mapTo(String.class)
                .list()
                .forEach(this::eraseApplication);
        handle.createQuery("SELECT id FROM service_principal WHERE deleted_at <= :before LIMIT 1000")
                .bind("before", before)
                .mapTo(String.class)
                .list()
                .forEach(directory.servicePrincipals()::erase);
        handle.createQuery("SELECT id FROM directory_group WHERE deleted_at <= :before LIMIT 1000")
                .bind("before", before)
                .mapTo(String.class)
                .list()
                .forEach(directory.groups()::erase);
        users().purge();
    }

    public DeletedUsers users() {
        return new DeletedUsers(directory);
    }

    /** Groups deleted softly that can still be restored. */
    public Page<Group> groups(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM directory_group WHERE deleted_at > :before AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("before", Rows.millis(directory.now().minus(KEPT)))
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> Groups.read(row))
                .list();
        return Page.of(fetched, size, Group::id);
    }

    public Optional<Group> group(String id) {
        return handle.createQuery("SELECT * FROM directory_group WHERE id = :id AND deleted_at > :before")
                .bind("id", Directory.id(id))
                .bind("before", Rows.millis(directory.now().minus(KEPT)))
                .map((row, context) -> Groups.read(row))
                .findOne();
    }

    /** Deletes a group softly; its members stay. */
    public void delete(Group group) {
        mark("directory_group", "id", group.id());
    }

    public Group restore(Group group) {
        unmark("directory_group", "id", group.id());
        return directory.groups().withId(group.id()).orElseThrow();
    }

    /** Applications deleted softly that can still be restored. */
    public Page<Application> applications(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM application WHERE deleted_at > :before AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("before", Rows.millis(directory.now().minus(KEPT)))
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> Applications.read(row))
                .list();
        return Page.of(fetched, size, Application::id);
    }

    /** Service principals deleted softly that can still be restored. */
    public Page<ServicePrincipal> servicePrincipals(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM service_principal WHERE deleted_at > :before AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("before", Rows.millis(directory.now().minus(KEPT)))
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> ServicePrincipals.read(row))
                .list();
        return Page.of(fetched, size, ServicePrincipal::id);
    }

    public Optional<Application> application(String id) {
        return handle.createQuery("SELECT * FROM application WHERE id = :id AND deleted_at > :before")
                .bind("id", Directory.id(id))
                .bind("before", Rows.millis(directory.now().minus(KEPT)))
                .map((row, context) -> Applications.read(row))
                .findOne();
    }

    public Optional<ServicePrincipal> servicePrincipal(String id) {
        return principal("id", id);
    }

    /** By app id. */
    public Optional<ServicePrincipal> servicePrincipalOf(String appId) {
        return principal("app_id", appId);
    }

    private Optional<ServicePrincipal> principal(String column, String value) {
        return handle.createQuery(
                        "SELECT * FROM service_principal WHERE " + column + " = :value AND deleted_at > :before")
                .bind("value", Directory.id(value))
                .bind("before", Rows.millis(directory.now().minus(KEPT)))
                .map((row, context) -> ServicePrincipals.read(row))
                .findOne();
    }

    /** Deletes an application softly, and its service principal with it. */
    public void delete(Application application) {
        mark("application", "id", application.id());
        mark("service_principal", "app_id", application.appId());
    }

    /** Deletes a service principal softly; its application stays. */
    public void delete(ServicePrincipal principal) {
        mark("service_principal", "id", principal.id());
    }

    private void mark(String table, String column, String value) {
        handle.createUpdate("UPDATE " + table + " SET deleted_at = :now WHERE " + column
                        + " = :value AND deleted_at IS NULL")
                .bind("now", Rows.millis(directory.now()))
                .bind("value", value)
                .execute();
    }

    /** Brings an application back, and its service principal if that was deleted too. */
    public Application restore(Application application) {
        unmark("application", "id", application.id());
        unmark("service_principal", "app_id", application.appId());
        return directory.applications().withId(application.id()).orElseThrow();
    }

    /** @throws DirectoryRefused if its application is not there */
    public ServicePrincipal restore(ServicePrincipal principal) {
        if (principal.type() == ServicePrincipal.Type.APPLICATION
                && directory.applications().withAppId(principal.appId()).isEmpty()) {
            throw DirectoryRefused.bad("The application of the service principal is deleted: restore it instead.");
        }
        unmark("service_principal", "id", principal.id());
        return directory.servicePrincipals().withId(principal.id()).orElseThrow();
    }

    private void unmark(String table, String column, String value) {
        handle.createUpdate("UPDATE " + table + " SET deleted_at = NULL WHERE " + column + " = :value")
                .bind("value", value)
                .execute();
    }

    /** Removes an application for good, whether deleted softly before or not. */
    public void eraseApplication(String id) {
        List<String> principals = handle.createQuery("SELECT s.id FROM service_principal s JOIN application a"
                        + " ON a.app_id = s.app_id WHERE a.id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list();
        principals.forEach(directory.servicePrincipals()::erase);
        directory.passwords().eraseAll(id);
        directory.keys().eraseAll(id);
        directory.federatedCredentials().eraseAll(id);
        directory.owners().eraseAll(id);
        handle.createUpdate("DELETE FROM identifier_uri WHERE application_id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("DELETE FROM application WHERE id = :id")
                .bind("id", id)
                .execute();
    }
}
