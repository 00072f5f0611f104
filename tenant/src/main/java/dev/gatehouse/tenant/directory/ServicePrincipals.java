package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tenant's service principals. Those deleted softly are found only by {@link DeletedItems}. */
public final class ServicePrincipals {
    private final Directory directory;
    private final Handle handle;

    ServicePrincipals(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Optional<ServicePrincipal> withId(String id) {
        return one("id", id);
    }

    public Optional<ServicePrincipal> withAppId(String appId) {
        return one("app_id", appId);
    }

    private Optional<ServicePrincipal> one(String column, String value) {
        return handle.createQuery(
                        "SELECT * FROM service_principal WHERE " + column + " = :value AND deleted_at IS NULL")
                .bind("value", Directory.id(value))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The principal of the resource that a token is asked for by app id or identifier URI. */
    public Optional<ServicePrincipal> ofResource(String name) {
        if (Directory.isGuid(name)) {
            return withAppId(name);
        }
        var platform = FirstParty.named(name, directory.tenant());
        if (platform.isPresent()) {
            return withAppId(platform.get().appId());
        }
        return directory.applications().withUri(name).flatMap(application -> withAppId(application.appId()));
    }

    /** @param after the id where the page before ended; empty for the first */
    public Page<ServicePrincipal> page(String after, int size) {
        var fetched = handle.createQuery("SELECT * FROM service_principal WHERE deleted_at IS NULL AND id > :after"
                        + " ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, ServicePrincipal::id);
    }

    /** The roles that it offers: its application's, or the platform's. */
    public List<AppRole> appRoles(ServicePrincipal principal) {
        return FirstParty.withAppId(principal.appId())
                .map(FirstParty::appRoles)
                .or(() -> directory.applications().withAppId(principal.appId()).map(Application::appRoles))
                .orElse(List.of());
    }

    /**
     * Gives an application its standing in the tenant.
     *
     * @throws DirectoryRefused if there is no such application, or it has one already
     */
    public ServicePrincipal create(String appId, ObjectNode properties, boolean enabled) {
        var application = directory
                .applications()
                .withAppId(appId)
                .orElseThrow(() -> DirectoryRefused.bad("The appId '" + appId
                        + "' of the service principal does not reference a valid application" + " object."));
        if (withAppId(appId).isPresent()) {
            throw DirectoryRefused.conflict(
                    "The service principal cannot be created because the service principal name " + appId
                            + " is already in use.");
        }
        // One deleted softly would come back with its application and be a second one.
        directory.deletedItems().servicePrincipalOf(appId).ifPresent(old -> erase(old.id()));
        return insert(
                application.appId(), ServicePrincipal.Type.APPLICATION, application.displayName(), enabled, properties);
    }

    /** Makes a principal that has no application in the tenant. */
    public ServicePrincipal createWithoutApplication(
            String appId, ServicePrincipal.Type type, String displayName, ObjectNode properties) {
        return insert(appId, type, displayName, true, properties);
    }

    private ServicePrincipal insert(
            String appId, ServicePrincipal.Type type, String displayName, boolean enabled, ObjectNode properties) {
        var principal = new ServicePrincipal(
                Directory.newId(),
                Directory.id(appId),
                type,
                displayName,
                enabled,
                directory.now(),
                Optional.empty(),
                properties);
        handle.createUpdate("INSERT INTO service_principal"
                        + " (id, app_id, type, display_name, enabled, created_at, properties)"
                        + " VALUES (:id, :appId, :type, :name, :enabled, :created, :properties)")
                .bind("id", principal.id())
                .bind("appId", principal.appId())
                .bind("type", type.name())
                .bind("name", displayName)
                .bind("enabled", enabled ? 1 : 0)
                .bind("created", Rows.millis(principal.created()))
                .bind("properties", Rows.text(properties))
                .execute();
        return principal;
    }

    public ServicePrincipal update(ServicePrincipal before, boolean enabled, ObjectNode properties) {
        handle.createUpdate("UPDATE service_principal SET enabled = :enabled, properties = :properties WHERE id = :id")
                .bind("id", before.id())
                .bind("enabled", enabled ? 1 : 0)
                .bind("properties", Rows.text(properties))
                .execute();
        return new ServicePrincipal(
                before.id(),
                before.appId(),
                before.type(),
                before.displayName(),
                enabled,
                before.created(),
                before.deleted(),
                properties);
    }

    /** A service principal is called as its application is. */
    public void rename(String appId, String displayName) {
        handle.createUpdate("UPDATE service_principal SET display_name = :name WHERE app_id = :appId")
                .bind("appId", appId)
                .bind("name", displayName)
                .execute();
    }

    /** Removes it for good, with all that hangs on it. */
    public void erase(String id) {
        directory.passwords().eraseAll(id);
        directory.keys().eraseAll(id);
        directory.appRoleAssignments().eraseAll(id);
        directory.directoryRoles().eraseAll(id);
        directory.owners().eraseAll(id);
        directory.permissionGrants().eraseAll(id);
        directory.groupMembers().eraseAll(id);
        handle.createUpdate("DELETE FROM service_principal WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    static ServicePrincipal read(ResultSet row) throws SQLException {
        return new ServicePrincipal(
                row.getString("id"),
                row.getString("app_id"),
                ServicePrincipal.Type.valueOf(row.getString("type")),
                row.getString("display_name"),
                row.getInt("enabled") != 0,
                Rows.time(row, "created_at"),
                Rows.maybeTime(row, "deleted_at"),
                Rows.json(row, "properties"));
    }
}
