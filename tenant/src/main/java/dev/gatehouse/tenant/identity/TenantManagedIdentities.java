package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Json;
import dev.gatehouse.model.directory.ManagedIdentities;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Managed identities: service principals without an application, one a resource. */
public final class TenantManagedIdentities implements ManagedIdentities {
    private final TenantDatabase database;

    public TenantManagedIdentities(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public Identity create(String resourceId, String displayName) {
        return database.change(directory -> {
            var principal = of(directory, resourceId)
                    .map(found -> renamed(directory, found, displayName))
                    .orElseGet(() -> make(directory, resourceId, displayName));
            return new Identity(
                    principal.id(), principal.appId(), directory.tenant().id());
        });
    }

    private static ServicePrincipal make(Directory directory, String resourceId, String displayName) {
        var properties = Json.object();
        properties.putArray("alternativeNames").add("isExplicit=False").add(resourceId);
        var principal = directory
                .servicePrincipals()
                .createWithoutApplication(
                        Directory.newId(), ServicePrincipal.Type.MANAGED_IDENTITY, displayName, properties);
        directory
                .handle()
                .createUpdate("INSERT INTO managed_identity (resource_id, service_principal_id)"
                        + " VALUES (:resource, :principal)")
                .bind("resource", key(resourceId))
                .bind("principal", principal.id())
                .execute();
        told(directory, "Add service principal", principal);
        return principal;
    }

    private static void told(Directory directory, String activity, ServicePrincipal principal) {
        directory
                .audit(AuditRecords.Kind.CHANGES)
                .byServer(
                        activity, "ApplicationManagement", "ServicePrincipal", principal.id(), principal.displayName());
    }

    private static ServicePrincipal renamed(Directory directory, ServicePrincipal principal, String displayName) {
        if (!principal.displayName().equals(displayName)) {
            directory.servicePrincipals().rename(principal.appId(), displayName);
        }
        return principal;
    }

    @Override
    public void delete(String resourceId) {
        database.change(directory -> {
            of(directory, resourceId).ifPresent(principal -> {
                told(directory, "Delete service principal", principal);
                directory.servicePrincipals().erase(principal.id());
            });
            return directory
                    .handle()
                    .createUpdate("DELETE FROM managed_identity WHERE resource_id = :resource")
                    .bind("resource", key(resourceId))
                    .execute();
        });
    }

    static Optional<ServicePrincipal> of(Directory directory, String resourceId) {
        return directory
                .handle()
                .createQuery("SELECT service_principal_id FROM managed_identity WHERE resource_id = :resource")
                .bind("resource", key(resourceId))
                .mapTo(String.class)
                .findOne()
                .flatMap(directory.servicePrincipals()::withId);
    }

    /** The resource whose identity a service principal is. */
    static Optional<String> resourceOf(Directory directory, String principalId) {
        return directory
                .handle()
                .createQuery("SELECT resource_id FROM managed_identity WHERE service_principal_id = :principal")
                .bind("principal", principalId)
                .mapTo(String.class)
                .findOne();
    }

    static List<String> principalIds(Directory directory) {
        return directory
                .handle()
                .createQuery("SELECT service_principal_id FROM managed_identity ORDER BY resource_id LIMIT 2")
                .mapTo(String.class)
                .list();
    }

    /** ARM paths are the same in any case. */
    private static String key(String resourceId) {
        return resourceId.toLowerCase(Locale.ROOT);
    }
}
