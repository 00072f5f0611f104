package dev.gatehouse.tenant.directory;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Consent: which clients may act in the name of users, where, and how far. */
public final class PermissionGrants {
    private static final int LONGEST = 3_850;

    private final Directory directory;
    private final Handle handle;

    PermissionGrants(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Optional<PermissionGrant> withId(String id) {
        return handle.createQuery("SELECT * FROM oauth2_permission_grant WHERE id = :id")
                .bind("id", Directory.id(id))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @param after the id where the page before ended; empty for the first */
    public Page<PermissionGrant> page(String after, int size) {
        var fetched = handle.createQuery(
                        "SELECT * FROM oauth2_permission_grant WHERE id > :after ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, PermissionGrant::id);
    }

    /** All of one client, by id. */
    public List<PermissionGrant> ofClient(String clientId) {
        return handle.createQuery("SELECT * FROM oauth2_permission_grant WHERE client_id = :client ORDER BY id")
                .bind("client", clientId)
                .map((row, context) -> read(row))
                .list();
    }

    /** All that name one user, by id. */
    public List<PermissionGrant> ofUser(String userId) {
        return handle.createQuery("SELECT * FROM oauth2_permission_grant WHERE principal_id = :user ORDER BY id")
                .bind("user", Directory.id(userId))
                .map((row, context) -> read(row))
                .list();
    }

    /** Values of the scopes that a client has at a resource in the name of this user. */
    public Set<String> scopes(String clientId, String resourceId, String userId) {
        var scopes = new HashSet<String>();
        ofClient(clientId).stream()
                .filter(grant -> grant.resourceId().equals(resourceId)
                        && grant.principalId().filter(id -> !id.equals(userId)).isEmpty())
                .forEach(grant -> scopes.addAll(grant.scopes()));
        return scopes;
    }

    /** @throws DirectoryRefused if client, resource or user are not there, or there is a grant for the three already */
    public PermissionGrant create(String clientId, String resourceId, Optional<String> principalId, String scope) {
        var client = principal(clientId);
        var resource = principal(resourceId);
        principalId.ifPresent(
                id -> directory.users().withId(id).orElseThrow(() -> DirectoryRefused.bad("The user does not exist.")));
        check(scope);
        var grant = new PermissionGrant(Directory.newId(), client.id(), resource.id(), principalId, scope);
        boolean taken = ofClient(client.id()).stream()
                .anyMatch(each -> each.resourceId().equals(grant.resourceId())
                        && each.principalId().equals(grant.principalId()));
        if (taken) {
            throw DirectoryRefused.conflict("Permission entry already exists: change its scope instead.");
        }
        handle.createUpdate("INSERT INTO oauth2_permission_grant (id, client_id, resource_id, principal_id, scope)"
                        + " VALUES (:id, :client, :resource, :principal, :scope)")
                .bind("id", grant.id())
                .bind("client", grant.clientId())
                .bind("resource", grant.resourceId())
                .bind("principal", grant.principalId().orElse(""))
                .bind("scope", scope)
                .execute();
        return grant;
    }

    /** Replaces what is granted. */
    public void update(String id, String scope) {
        check(scope);
        handle.createUpdate("UPDATE oauth2_permission_grant SET scope = :scope WHERE id = :id")
                .bind("id", Directory.id(id))
                .bind("scope", scope)
                .execute();
    }

    /** @return whether there was one */
    public boolean remove(String id) {
        return handle.createUpdate("DELETE FROM oauth2_permission_grant WHERE id = :id")
                        .bind("id", Directory.id(id))
                        .execute()
                > 0;
    }

    /** Removes whatever names this service principal or user. */
    void eraseAll(String objectId) {
        handle.createUpdate("DELETE FROM oauth2_permission_grant"
                        + " WHERE client_id = :id OR resource_id = :id OR principal_id = :id")
                .bind("id", objectId)
                .execute();
    }

    private ServicePrincipal principal(String id) {
        return directory
                .servicePrincipals()
                .withId(id)
                .orElseThrow(() -> DirectoryRefused.bad("The service principal " + id + " does not exist."));
    }

    private static void check(String scope) {
        if (scope.isBlank() || scope.length() > LONGEST) {
            throw DirectoryRefused.bad("Property scope names 1 or more scopes, in at most " + LONGEST + " characters.");
        }
    }

    private static PermissionGrant read(ResultSet row) throws SQLException {
        return new PermissionGrant(
                row.getString("id"),
                row.getString("client_id"),
                row.getString("resource_id"),
                Optional.of(row.getString("principal_id")).filter(id -> !id.isEmpty()),
                row.getString("scope"));
    }
}
