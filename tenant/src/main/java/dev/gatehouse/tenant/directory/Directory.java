package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * The directory as one transaction sees it.
 *
 * @param handle the transaction
 * @param now the one moment at which everything in it happens
 * @param tenant what is fixed about the tenant
 */
public record Directory(Handle handle, Instant now, TenantFacts tenant) {

    public Applications applications() {
        return new Applications(this);
    }

    public ServicePrincipals servicePrincipals() {
        return new ServicePrincipals(this);
    }

    public PasswordCredentials passwords() {
        return new PasswordCredentials(this);
    }

    public KeyCredentials keys() {
        return new KeyCredentials(this);
    }

    public FederatedCredentials federatedCredentials() {
        return new FederatedCredentials(this);
    }

    public PermissionGrants permissionGrants() {
        return new PermissionGrants(this);
    }

    public AppRoleAssignments appRoleAssignments() {
        return new AppRoleAssignments(this);
    }

    public DirectoryRoleAssignments directoryRoles() {
        return new DirectoryRoleAssignments(this);
    }

    public Owners owners() {
        return new Owners(this);
    }

    public Users users() {
        return new Users(this);
    }

    public Groups groups() {
        return new Groups(this);
    }

    public GroupMembers groupMembers() {
        return new GroupMembers(this);
    }

    public AuditRecords audit(AuditRecords.Kind kind) {
        return new AuditRecords(this, kind);
    }

    public DeletedItems deletedItems() {
        return new DeletedItems(this);
    }

    /** Until the end of the transaction no other decides on what this one looks at, in whichever process. */
    public void lock() {
        handle.createUpdate("UPDATE tenant_setting SET value = value WHERE name = 'tenantId'")
                .execute();
    }

    /** A new object id. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** An id as it is kept; something that is no GUID stays what it is and is found nowhere. */
    public static String id(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static boolean isGuid(String text) {
        return text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    }
}
