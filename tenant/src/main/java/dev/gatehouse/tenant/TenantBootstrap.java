package dev.gatehouse.tenant;

import dev.gatehouse.http.Json;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.PasswordRules;
import dev.gatehouse.tenant.token.ClientSecret;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the first start needs before anybody could sign in. Everything else goes through Graph. It may be repeated: an
 * object that is there by its name is used again.
 */
public final class TenantBootstrap {
    private final TenantDatabase database;
    private final KeyedHash hash;

    TenantBootstrap(TenantDatabase database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
    }

    /**
     * @param secret shown here and never again
     * @param principalId object id of the service principal
     */
    public record Client(String clientId, String principalId, String secret) {
        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }

    /** @param name {@code userPrincipalName} */
    public record Account(String id, String name) {}

    /**
     * Makes a client with a new secret and gives it Graph's permissions.
     *
     * @param uniqueName by which it is found again
     */
    public Client createClient(
            String uniqueName, String displayName, Set<GraphPermission> permissions, Duration secretLife) {
        var value = ClientSecret.generate();
        return database.change(directory -> {
            var application = directory
                    .applications()
                    .withUniqueName(uniqueName)
                    .orElseGet(() -> directory
                            .applications()
                            .create(Json.object()
                                    .put("displayName", displayName)
                                    .put("uniqueName", uniqueName)
                                    .put("signInAudience", "AzureADMyOrg")));
            var principal = directory
                    .servicePrincipals()
                    .withAppId(application.appId())
                    .orElseGet(() -> directory.servicePrincipals().create(application.appId(), Json.object(), true));
            var graph = directory
                    .servicePrincipals()
                    .withAppId(FirstParty.GRAPH.appId())
                    .orElseThrow();
            var held = directory.appRoleAssignments().roleIds(principal.id(), graph.id());
            permissions.stream()
                    .filter(permission -> !held.contains(permission.id()))
                    .sorted()
                    .forEach(permission ->
                            directory.appRoleAssignments().assign(principal.id(), graph.id(), permission.id()));
            directory
                    .passwords()
                    .add(
                            application.id(),
                            hash.of(value),
                            ClientSecret.hint(value),
                            Optional.of("first start"),
                            Optional.empty(),
                            Optional.of(directory.now().plus(secretLife)));
            directory
                    .audit(AuditRecords.Kind.CHANGES)
                    .byServer(
                            "Add application credentials",
                            "ApplicationManagement",
                            "Application",
                            application.id(),
                            displayName);
            return new Client(application.appId(), principal.id(), value);
        });
    }

    /**
     * Makes an account, or gives the one that is there this password, and gives it directory roles.
     *
     * @param localName before the {@code @}; the domain is the tenant's
     */
    public Account createUser(String localName, String displayName, String password, Set<DirectoryRole> roles) {
        PasswordRules.check(password);
        var passwordHash = PasswordHash.of(password);
        return database.change(directory -> {
            var name = localName + "@" + directory.tenant().domain();
            var before = directory.users().withPrincipalName(name);
            var user = new User(
                    before.map(User::id).orElseGet(Directory::newId),
                    name,
                    displayName,
                    true,
                    before.map(User::created).orElse(directory.now()),
                    passwordHash,
                    true,
                    Json.object());
            if (before.isPresent()) {
                directory.users().update(user);
            } else {
                directory.users().create(user);
            }
            roles.forEach(role -> assign(directory, user.id(), role));
            directory
                    .audit(AuditRecords.Kind.CHANGES)
                    .byServer(
                            before.isPresent() ? "Reset user password" : "Add user",
                            "UserManagement",
                            "User",
                            user.id(),
                            displayName);
            return new Account(user.id(), name);
        });
    }

    /**
     * Gives a service principal or user a directory role. Nothing happens if it holds it.
     *
     * @throws DirectoryRefused if there is no such principal
     */
    public void assignDirectoryRole(String principalId, DirectoryRole role) {
        database.change(directory -> {
            assign(directory, principalId, role);
            return role;
        });
    }

    /** Gives a service principal permissions of Graph. Nothing happens for those that it holds. */
    public void grantGraph(String principalId, Set<GraphPermission> permissions) {
        database.change(directory -> {
            var graph = directory
                    .servicePrincipals()
                    .withAppId(FirstParty.GRAPH.appId())
                    .orElseThrow();
            var held = directory.appRoleAssignments().roleIds(principalId, graph.id());
            permissions.stream()
                    .filter(permission -> !held.contains(permission.id()))
                    .sorted()
                    .forEach(permission ->
                            directory.appRoleAssignments().assign(principalId, graph.id(), permission.id()));
            return graph;
        });
    }

    private static void assign(Directory directory, String principalId, DirectoryRole role) {
        if (!directory.directoryRoles().rolesOf(principalId).contains(role)) {
            directory.directoryRoles().assign(principalId, role);
            directory
                    .audit(AuditRecords.Kind.CHANGES)
                    .byServer("Add member to role", "RoleManagement", "Other", principalId, role.displayName());
        }
    }

    /** Whether a client gets tokens with this secret now. */
    public boolean isSecretValid(String clientId, String secret) {
        return database.read(directory -> directory
                        .servicePrincipals()
                        .withAppId(clientId)
                        .filter(principal -> principal.enabled())
                        .isPresent()
                && directory.passwords().ofClient(clientId).stream()
                        .anyMatch(each -> each.isLive(directory.now()) && hash.matches(secret, each.hash())));
    }

    /** Whether a user could sign in with this password now. */
    public boolean isPasswordValid(String principalName, String password) {
        return database.read(directory -> directory.users().withPrincipalName(principalName))
                .filter(user -> user.enabled() && PasswordHash.matches(password, user.passwordHash()))
                .isPresent();
    }

    /** An account, if it is there. */
    public Optional<Account> user(String principalName) {
        return database.read(directory -> directory.users().withPrincipalName(principalName))
                .map(user -> new Account(user.id(), user.principalName()));
    }
}
