package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.GraphScope;
import dev.gatehouse.tenant.directory.ServicePrincipal;

/** Service principals as Graph shows them; app roles and names mirror the application (facts §7.3). */
final class ServicePrincipalJson {
    /** The tenant that the platform's applications belong to. */
    private static final String PLATFORM_TENANT = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

    private ServicePrincipalJson() {}

    static ObjectNode of(ServicePrincipal principal, Directory directory) {
        var platform = FirstParty.withAppId(principal.appId());
        var application = directory.applications().withAppId(principal.appId());
        var json = Json.object();
        json.put("id", principal.id());
        json.put("deletedDateTime", ApplicationJson.time(principal.deleted()));
        json.put("accountEnabled", principal.enabled());
        json.putArray("alternativeNames");
        json.put("appDisplayName", principal.displayName());
        json.putNull("appDescription");
        json.put("appId", principal.appId());
        json.putNull("applicationTemplateId");
        json.put(
                "appOwnerOrganizationId",
                platform.isPresent() ? PLATFORM_TENANT : directory.tenant().id());
        json.put("appRoleAssignmentRequired", false);
        json.put("createdDateTime", principal.created().toString());
        json.putNull("description");
        json.putNull("disabledByMicrosoftStatus");
        json.put("displayName", principal.displayName());
        json.putNull("homepage");
        json.putNull("loginUrl");
        json.putNull("logoutUrl");
        json.putNull("notes");
        json.putArray("notificationEmailAddresses");
        json.putNull("preferredSingleSignOnMode");
        json.putArray("replyUrls");
        json.put("servicePrincipalType", principal.type().graphName());
        json.put(
                "signInAudience",
                application
                        .map(each -> each.properties().path("signInAudience").asText())
                        .orElse(platform.isPresent() ? "AzureADMultipleOrgs" : null));
        json.putArray("tags");
        json.putNull("tokenEncryptionKeyId");
        json.putArray("addIns");
        json.putObject("info");
        json.putArray("oauth2PermissionScopes");
        json.putArray("resourceSpecificApplicationPermissions");
        principal
                .properties()
                .properties()
                .forEach(each -> json.set(each.getKey(), each.getValue().deepCopy()));
        scopes(json, principal, application.orElse(null));
        appRoles(json, principal, application.orElse(null), directory);
        names(json, principal, application.orElse(null), directory);
        ApplicationJson.passwords(json, directory.passwords().of(principal.id()));
        ApplicationJson.keys(json, directory.keys().of(principal.id()));
        return json;
    }

    private static void scopes(ObjectNode json, ServicePrincipal principal, Application application) {
        var scopes = json.putArray("oauth2PermissionScopes");
        if (application != null) {
            application.properties().at("/api/oauth2PermissionScopes").forEach(scope -> scopes.add(scope.deepCopy()));
        } else if (FirstParty.GRAPH.appId().equals(principal.appId())) {
            for (var scope : GraphScope.values()) {
                var each = scopes.addObject();
                each.put("adminConsentDescription", scope.value());
                each.put("adminConsentDisplayName", scope.value());
                each.put("id", scope.id());
                each.put("isEnabled", true);
                each.put("type", scope == GraphScope.USER_READ ? "User" : "Admin");
                each.put("value", scope.value());
            }
        }
    }

    private static void appRoles(
            ObjectNode json, ServicePrincipal principal, Application application, Directory directory) {
        var roles = json.putArray("appRoles");
        if (application != null) {
            application.properties().path("appRoles").forEach(role -> roles.add(role.deepCopy()));
            roles.forEach(role -> ((ObjectNode) role).put("origin", "Application"));
            return;
        }
        for (var role : directory.servicePrincipals().appRoles(principal)) {
            var each = roles.addObject();
            var types = each.putArray("allowedMemberTypes");
            role.memberTypes().forEach(types::add);
            each.put("description", role.displayName());
            each.put("displayName", role.displayName());
            each.put("id", role.id());
            each.put("isEnabled", role.enabled());
            each.put("origin", "Application");
            each.put("value", role.value());
        }
    }

    private static void names(
            ObjectNode json, ServicePrincipal principal, Application application, Directory directory) {
        var names = json.putArray("servicePrincipalNames");
        var platform = FirstParty.withAppId(principal.appId());
        if (platform.isPresent()) {
            platform.get().names(directory.tenant()).forEach(names::add);
            return;
        }
        names.add(principal.appId());
        if (application != null) {
            application.identifierUris().forEach(names::add);
        }
    }
}
