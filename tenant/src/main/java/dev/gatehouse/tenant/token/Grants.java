package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.AppRole;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Finds the resource that a token is asked for, and what the client may do there (facts/entra-and-graph.md §4). */
final class Grants {
    private Grants() {}

    /**
     * @param name app id or identifier URI, as it was written
     * @throws TokenRequestRefused if there is no such resource, or the client may not have a token for it
     */
    static TokenGrant find(
            Directory directory, ServicePrincipal client, String name, String method, Optional<String> identity) {
        var resource = resource(directory, name);
        var platform = FirstParty.withAppId(resource.appId());
        var application = directory.applications().withAppId(resource.appId());
        var held = new HashSet<>(directory.appRoleAssignments().roleIds(client.id(), resource.id()));
        if (resource.assignmentRequired() && held.isEmpty()) {
            throw new TokenRequestRefused(
                    TokenFault.ASSIGNMENT_REQUIRED,
                    "Application '" + client.appId() + "' is not assigned to a role for the application '" + shown(name)
                            + "'.");
        }
        var roles = directory.servicePrincipals().appRoles(resource).stream()
                .filter(role -> role.enabled() && !role.value().isEmpty() && held.contains(role.id()))
                .map(AppRole::value)
                .sorted()
                .toList();
        boolean version2 = application.map(Application::takesVersion2).orElse(false);
        return new TokenGrant(
                client,
                resource,
                version2 ? resource.appId() : name,
                version2,
                roles,
                platform.isPresent()
                        || application.map(Application::wantsIdentityType).orElse(false),
                platform.map(each -> directoryRoles(directory, client)),
                method,
                identity);
    }

    /** @throws TokenRequestRefused if there is no such resource, or it is disabled */
    static ServicePrincipal resource(Directory directory, String name) {
        var resource = directory
                .servicePrincipals()
                .ofResource(name)
                .orElseThrow(() -> new TokenRequestRefused(
                        TokenFault.RESOURCE_UNKNOWN,
                        "The resource principal named " + shown(name) + " was not found in the tenant named "
                                + directory.tenant().id()
                                + ". This can happen if the application has not been installed by the administrator of"
                                + " the tenant or consented to by any user in the tenant."));
        if (!resource.enabled()) {
            throw new TokenRequestRefused(
                    TokenFault.RESOURCE_DISABLED, "The resource named " + shown(name) + " is disabled.");
        }
        return resource;
    }

    private static List<String> directoryRoles(Directory directory, ServicePrincipal client) {
        return directory.directoryRoles().rolesOf(client.id()).stream()
                .map(DirectoryRole::id)
                .toList();
    }

    static String shown(String name) {
        var clean = name.replaceAll("[^\\x20-\\x7E]", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
