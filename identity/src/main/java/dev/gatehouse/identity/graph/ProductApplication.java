package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.IdentityProvider.ProductRegistration;

/** What a product's application looks like, and how it differs. */
final class ProductApplication {
    private ProductApplication() {}

    static ObjectNode wanted(String name, ProductRegistration registration) {
        var wanted = Applications.object().put("displayName", name).put("signInAudience", "AzureADMyOrg");
        wanted.putObject("api").put("requestedAccessTokenVersion", 2);
        wanted.putArray("appRoles").add(role(registration));
        return wanted;
    }

    static ObjectNode change(
            DirectoryApplication application, String name, String audience, ProductRegistration registration) {
        var json = application.json();
        var change = Applications.object();
        if (!json.path("displayName").asText().equals(name)) {
            change.put("displayName", name);
        }
        if (json.path("api").path("requestedAccessTokenVersion").asInt(1) != 2) {
            change.putObject("api").put("requestedAccessTokenVersion", 2);
        }
        if (!asRegistered(application, registration)) {
            var roles = change.putArray("appRoles").addAll(array(json.path("appRoles")));
            removeRole(roles, registration.roleId());
            roles.add(role(registration));
        }
        var uris = array(json.path("identifierUris"));
        if (!contains(uris, audience)) {
            change.putArray("identifierUris").addAll(uris).add(audience);
        }
        return change;
    }

    /**
     * What must be changed first: of a role that is enabled a directory changes nothing
     * (facts/entra-and-graph.md §7.3). Empty if nothing must.
     */
    static ObjectNode disabling(DirectoryApplication application, ProductRegistration registration) {
        var change = Applications.object();
        if (asRegistered(application, registration)
                || application
                        .role(registration.roleId())
                        .filter(role -> role.path("isEnabled").asBoolean())
                        .isEmpty()) {
            return change;
        }
        var roles = change.putArray("appRoles");
        for (var role : array(application.json().path("appRoles"))) {
            roles.add(
                    role instanceof ObjectNode mine && isRole(mine, registration.roleId())
                            ? mine.put("isEnabled", false)
                            : role);
        }
        return change;
    }

    private static boolean asRegistered(DirectoryApplication application, ProductRegistration registration) {
        return application
                .role(registration.roleId())
                .filter(role -> role.path("isEnabled").asBoolean()
                        && role.path("value").asText().equals(registration.roleValue()))
                .isPresent();
    }

    private static void removeRole(ArrayNode roles, String roleId) {
        for (int i = roles.size() - 1; i >= 0; i--) {
            if (isRole(roles.get(i), roleId)) {
                roles.remove(i);
            }
        }
    }

    private static boolean isRole(JsonNode role, String roleId) {
        return role.path("id").asText().equalsIgnoreCase(roleId);
    }

    private static ObjectNode role(ProductRegistration registration) {
        var role = Applications.object()
                .put("id", registration.roleId())
                .put("displayName", registration.roleDisplayName())
                .put("description", "May call the APIs of this product.")
                .put("isEnabled", true)
                .put("value", registration.roleValue());
        role.putArray("allowedMemberTypes").add("Application");
        return role;
    }

    private static ArrayNode array(JsonNode node) {
        return node instanceof ArrayNode array
                ? array.deepCopy()
                : Applications.object().arrayNode();
    }

    private static boolean contains(ArrayNode uris, String uri) {
        for (var one : uris) {
            if (one.asText().equalsIgnoreCase(uri)) {
                return true;
            }
        }
        return false;
    }
}
