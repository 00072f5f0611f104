package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/** Which properties can be set, and how a PATCH changes them. */
final class Properties {
    /** Of applications. {@code keyCredentials} goes to its own table. */
    static final Set<String> OF_APPLICATION = Set.of(
            "addIns",
            "api",
            "appRoles",
            "authenticationBehaviors",
            "defaultRedirectUri",
            "description",
            "displayName",
            "groupMembershipClaims",
            "identifierUris",
            "info",
            "isDeviceOnlyAuthSupported",
            "isFallbackPublicClient",
            "keyCredentials",
            "nativeAuthenticationApisEnabled",
            "notes",
            "optionalClaims",
            "parentalControlSettings",
            "passwordCredentials",
            "publicClient",
            "requestSignatureVerification",
            "requiredResourceAccess",
            "samlMetadataUrl",
            "serviceManagementReference",
            "servicePrincipalLockConfiguration",
            "signInAudience",
            "spa",
            "tags",
            "tokenEncryptionKeyId",
            "uniqueName",
            "web");

    /** Of service principals. */
    static final Set<String> OF_SERVICE_PRINCIPAL = Set.of(
            "accountEnabled",
            "addIns",
            "alternativeNames",
            "appId",
            "appRoleAssignmentRequired",
            "description",
            "displayName",
            "homepage",
            "info",
            "keyCredentials",
            "loginUrl",
            "logoutUrl",
            "notes",
            "notificationEmailAddresses",
            "passwordCredentials",
            "preferredSingleSignOnMode",
            "replyUrls",
            "servicePrincipalType",
            "tags",
            "tokenEncryptionKeyId");

    private static final Set<String> ARRAYS = Set.of(
            "addIns",
            "appRoles",
            "alternativeNames",
            "identifierUris",
            "notificationEmailAddresses",
            "replyUrls",
            "requiredResourceAccess",
            "tags");
    private static final Set<String> OBJECTS =
            Set.of("api", "info", "optionalClaims", "parentalControlSettings", "publicClient", "spa", "web");

    private Properties() {}

    /** The properties with a change laid over them: objects are merged, null takes away, the rest is replaced. */
    static ObjectNode merged(ObjectNode before, ObjectNode change) {
        var merged = before.deepCopy();
        change.properties().forEach(each -> {
            var name = each.getKey();
            var value = each.getValue();
            if (!value.isNull()) {
                checkType(name, value);
            }
            if (value.isNull()) {
                merged.remove(name);
            } else if (value instanceof ObjectNode object && merged.get(name) instanceof ObjectNode old) {
                old.setAll(object);
            } else {
                merged.set(name, value);
            }
        });
        return merged;
    }

    private static void checkType(String name, com.fasterxml.jackson.databind.JsonNode value) {
        if (ARRAYS.contains(name) && !value.isArray()) {
            throw dev.gatehouse.tenant.directory.DirectoryRefused.bad("Property " + name + " is an array.");
        }
        if (OBJECTS.contains(name) && !value.isObject()) {
            throw dev.gatehouse.tenant.directory.DirectoryRefused.bad("Property " + name + " is an object.");
        }
    }
}
