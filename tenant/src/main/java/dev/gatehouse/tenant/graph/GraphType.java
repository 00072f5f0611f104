package dev.gatehouse.tenant.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What Graph's lists hold: the properties that can be selected, filtered and sorted by, the relationships that can be
 * expanded, and what {@code $search} looks at. A name that is not here is refused.
 */
enum GraphType {
    APPLICATION(
            "applications",
            true,
            joined(
                    Properties.OF_APPLICATION,
                    "appId applicationTemplateId certification createdDateTime disabledByMicrosoftStatus"
                            + " publisherDomain verifiedPublisher"),
            Set.of("owners", "federatedIdentityCredentials"),
            List.of("displayName", "description")),
    SERVICE_PRINCIPAL(
            "servicePrincipals",
            true,
            joined(
                    Properties.OF_SERVICE_PRINCIPAL,
                    "appDescription appDisplayName appOwnerOrganizationId appRoles applicationTemplateId"
                            + " createdDateTime disabledByMicrosoftStatus oauth2PermissionScopes"
                            + " preferredTokenSigningKeyThumbprint resourceSpecificApplicationPermissions"
                            + " samlSingleSignOnSettings servicePrincipalNames signInAudience verifiedPublisher"),
            Set.of("owners", "memberOf", "appRoleAssignments", "appRoleAssignedTo", "oauth2PermissionGrants"),
            List.of("displayName", "appDisplayName", "description")),
    USER(
            "users",
            true,
            joined(
                    Set.copyOf(UsersApi.TEXTS),
                    "accountEnabled businessPhones createdDateTime displayName identities passwordProfile"
                            + " userPrincipalName userType"),
            Set.of("memberOf", "transitiveMemberOf", "appRoleAssignments", "oauth2PermissionGrants", "ownedObjects"),
            List.of("displayName", "givenName", "mail", "surname", "userPrincipalName")),
    GROUP(
            "groups",
            true,
            joined(
                    Set.of(),
                    "classification createdDateTime description displayName expirationDateTime groupTypes"
                            + " isAssignableToRole mail mailEnabled mailNickname membershipRule preferredLanguage"
                            + " proxyAddresses renewedDateTime securityEnabled visibility"),
            Set.of("members", "owners", "memberOf", "transitiveMembers"),
            List.of("displayName", "description", "mailNickname")),
    DIRECTORY_OBJECT("directoryObjects", true, everything(), Set.of(), List.of("displayName")),
    DIRECTORY_ROLE(
            "directoryRoles",
            false,
            joined(Set.of(), "description displayName roleTemplateId"),
            Set.of("members"),
            List.of()),
    APP_ROLE_ASSIGNMENT(
            "appRoleAssignments",
            false,
            joined(
                    Set.of(),
                    "appRoleId createdDateTime principalDisplayName principalId principalType resourceDisplayName"
                            + " resourceId"),
            Set.of(),
            List.of()),
    PERMISSION_GRANT(
            "oauth2PermissionGrants",
            false,
            joined(Set.of(), "clientId consentType principalId resourceId scope"),
            Set.of(),
            List.of()),
    FEDERATED_CREDENTIAL(
            "federatedIdentityCredentials",
            false,
            joined(Set.of(), "audiences description issuer name subject"),
            Set.of(),
            List.of()),
    ROLE_ASSIGNMENT(
            "roleManagement/directory/roleAssignments",
            false,
            joined(Set.of(), "directoryScopeId principalId roleDefinitionId"),
            Set.of("principal", "roleDefinition"),
            List.of()),
    ROLE_DEFINITION(
            "roleManagement/directory/roleDefinitions",
            false,
            joined(Set.of(), "description displayName isBuiltIn isEnabled resourceScopes templateId version"),
            Set.of(),
            List.of()),
    ORGANIZATION(
            "organization", false, joined(Set.of(), "displayName tenantType verifiedDomains"), Set.of(), List.of()),
    SIGN_IN_ACTIVITY(
            "reports/appCredentialSignInActivities",
            false,
            joined(
                    Set.of(),
                    "appId appObjectId createdDateTime credentialOrigin expirationDateTime keyId keyType keyUsage"
                            + " resourceId servicePrincipalObjectId signInActivity"),
            Set.of(),
            List.of()),
    DIRECTORY_AUDIT(
            "auditLogs/directoryAudits",
            false,
            joined(
                    Set.of(),
                    "activityDateTime activityDisplayName additionalDetails category correlationId initiatedBy"
                            + " loggedByService operationType result resultReason targetResources"),
            Set.of(),
            List.of()),
    SIGN_IN(
            "auditLogs/signIns",
            false,
            joined(
                    Set.of(),
                    "appDisplayName appId clientAppUsed correlationId createdDateTime ipAddress isInteractive"
                            + " resourceDisplayName resourceId servicePrincipalId servicePrincipalName status"
                            + " userDisplayName userId userPrincipalName"),
            Set.of(),
            List.of()),
    PASSWORD_CREDENTIAL("microsoft.graph.passwordCredential", false, Set.of(), Set.of(), List.of()),
    KEY_CREDENTIAL("microsoft.graph.keyCredential", false, Set.of(), Set.of(), List.of());

    private final String context;
    private final boolean directory;
    private final Set<String> properties;
    private final Set<String> relationships;
    private final List<String> searched;

    GraphType(
            String context,
            boolean directory,
            Set<String> properties,
            Set<String> relationships,
            List<String> searched) {
        this.context = context;
        this.directory = directory;
        this.properties = properties;
        this.relationships = relationships;
        this.searched = searched;
    }

    private static Set<String> joined(Set<String> some, String more) {
        var all = new HashSet<>(some);
        all.addAll(List.of(more.split(" ")));
        all.addAll(Set.of("id", "deletedDateTime", "@odata.type", "*"));
        return Set.copyOf(all);
    }

    private static Set<String> everything() {
        var all = new HashSet<String>();
        for (var each : List.of(APPLICATION, SERVICE_PRINCIPAL, USER, GROUP)) {
            all.addAll(each.properties);
        }
        all.add("roleTemplateId");
        return Set.copyOf(all);
    }

    /** What follows {@code $metadata#}. */
    String context() {
        return context;
    }

    /** What the audit log calls an object of it. */
    String activityTarget() {
        return switch (this) {
            case APPLICATION -> "Application";
            case SERVICE_PRINCIPAL -> "ServicePrincipal";
            case USER -> "User";
            case GROUP -> "Group";
            default -> "Other";
        };
    }

    /** Whether its advanced queries need {@code ConsistencyLevel: eventual}, as those of all directory objects do. */
    boolean isDirectoryObject() {
        return directory;
    }

    /** @param path such as {@code api/requestedAccessTokenVersion}: the first name is looked at */
    boolean hasProperty(String path) {
        return properties.contains(path.split("/", 2)[0]);
    }

    boolean hasRelationship(String name) {
        return relationships.contains(name);
    }

    Set<String> relationships() {
        return relationships;
    }

    /** Properties that {@code $search} looks at; empty where it is not served. */
    List<String> searched() {
        return searched;
    }
}
