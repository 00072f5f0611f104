package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.directory.DirectoryRefused.Reason;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What must hold of an application before it is kept (facts/entra-and-graph.md §7.3). */
final class ApplicationRules {
    private static final int MOST_APPLICATIONS = 500_000;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_URI = 255;
    private static final int MOST_URIS = 50;
    private static final int MOST_PERMISSIONS = 400;
    private static final Set<String> AUDIENCES = Set.of(
            "AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount");

    private ApplicationRules() {}

    static void check(Application application, Optional<Application> before, Directory directory) {
        if (before.isEmpty() && directory.applications().count() >= MOST_APPLICATIONS) {
            throw new DirectoryRefused(
                    Reason.QUOTA, "The directory holds " + MOST_APPLICATIONS + " applications; delete some first.");
        }
        displayName(application);
        uniqueName(application, before, directory);
        audience(application);
        identifierUris(application, directory);
        AppRoleRules.check(application.properties().path("appRoles"), before);
        requiredResourceAccess(application.properties().path("requiredResourceAccess"));
        tokenVersion(application.properties().path("api"));
        RedirectUris.check(application);
    }

    private static void displayName(Application application) {
        if (!application.properties().path("displayName").isTextual()
                || application.displayName().isBlank()) {
            throw DirectoryRefused.bad("Property displayName is required: name the application.");
        }
        if (application.displayName().length() > LONGEST_NAME) {
            throw DirectoryRefused.bad("Property displayName has more than " + LONGEST_NAME + " characters.");
        }
    }

    private static void uniqueName(Application application, Optional<Application> before, Directory directory) {
        if (before.isPresent()
                && before.get().uniqueName().isPresent()
                && !before.get().uniqueName().equals(application.uniqueName())) {
            throw DirectoryRefused.bad("Property uniqueName can't be changed once it is set.");
        }
        application.uniqueName().ifPresent(name -> {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw DirectoryRefused.bad("Property uniqueName has 1 to " + LONGEST_NAME + " characters.");
            }
            if (directory.applications().isNameTaken(name, application.id())) {
                throw DirectoryRefused.conflict(
                        "Another object with the same value for property uniqueName already exists, perhaps among the"
                                + " deleted ones.");
            }
        });
    }

    private static void audience(Application application) {
        var audience = application.properties().path("signInAudience").asText();
        if (!AUDIENCES.contains(audience)) {
            throw DirectoryRefused.bad("Property signInAudience is one of " + AUDIENCES + ".");
        }
    }

    private static void identifierUris(Application application, Directory directory) {
        var uris = application.identifierUris();
        if (uris.size() > MOST_URIS) {
            throw DirectoryRefused.bad("Property identifierUris has more than " + MOST_URIS + " values.");
        }
        var seen = new HashSet<String>();
        for (var uri : uris) {
            if (!seen.add(uri.toLowerCase(Locale.ROOT).replaceFirst("/$", ""))) {
                throw DirectoryRefused.bad("Property identifierUris names '" + uri + "' twice.");
            }
            identifierUri(uri, directory.tenant());
            if (directory.applications().isTaken(uri, application.id())) {
                throw DirectoryRefused.conflict(
                        "Another object with the same value for property identifierUris already exists, perhaps among"
                                + " the deleted ones.");
            }
            notNamedAfterAnother(uri, application, directory);
        }
    }

    private static void identifierUri(String uri, TenantFacts tenant) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            throw DirectoryRefused.bad("A value of identifierUris is not a URI.");
        }
        if (uri.length() > LONGEST_URI || parsed.getRawQuery() != null || parsed.getRawFragment() != null) {
            throw DirectoryRefused.bad(
                    "A value of identifierUris has at most " + LONGEST_URI + " characters, no query and no fragment.");
        }
        if (FirstParty.named(uri, tenant).isPresent() || isReserved(parsed, tenant)) {
            throw new DirectoryRefused(
                    Reason.HOST_NAME, "The value '" + uri + "' of identifierUris is reserved for the platform.");
        }
        var scheme = Optional.ofNullable(parsed.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        var authority = Optional.ofNullable(parsed.getRawAuthority()).orElse("").toLowerCase(Locale.ROOT);
        boolean api = scheme.equals("api") && !authority.isEmpty();
        boolean verified = (scheme.equals("https") || scheme.equals("http"))
                && (authority.equals(tenant.domain()) || authority.endsWith("." + tenant.domain()));
        if (!api && !verified) {
            throw new DirectoryRefused(
                    Reason.HOST_NAME,
                    "Values of identifierUris must be api://{appId}, api://{string}, or use a verified domain of the"
                            + " organization (" + tenant.domain() + ").");
        }
    }

    /** {@code api://{appId}} is that application's own, also while it does not use it. */
    private static void notNamedAfterAnother(String uri, Application application, Directory directory) {
        var authority = Optional.ofNullable(URI.create(uri).getRawAuthority()).orElse("");
        if (Directory.isGuid(authority)
                && !authority.equalsIgnoreCase(application.appId())
                && directory.applications().isAppId(authority)) {
            throw new DirectoryRefused(
                    Reason.HOST_NAME,
                    "The value '" + uri + "' of identifierUris is named after another application: use its own"
                            + " api://{appId}.");
        }
    }

    /** Below a platform's URI, or the app id of a platform's resource in any dress. */
    private static boolean isReserved(URI uri, TenantFacts tenant) {
        var text = uri.toString().toLowerCase(Locale.ROOT);
        for (var each : FirstParty.values()) {
            if (text.contains(each.appId())) {
                return true;
            }
            for (var reserved : each.uris(tenant)) {
                if (text.startsWith(reserved.toLowerCase(Locale.ROOT) + "/")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void requiredResourceAccess(JsonNode list) {
        int permissions = 0;
        for (var each : list) {
            if (!Directory.isGuid(each.path("resourceAppId").asText())
                    || !each.path("resourceAccess").isArray()) {
                throw DirectoryRefused.bad(
                        "Each value of requiredResourceAccess has resourceAppId, a GUID, and an array resourceAccess.");
            }
            for (var access : each.path("resourceAccess")) {
                permissions++;
                if (!Directory.isGuid(access.path("id").asText())
                        || !Set.of("Role", "Scope").contains(access.path("type").asText())) {
                    throw DirectoryRefused.bad("Each value of resourceAccess has id, a GUID, and type, Role or Scope.");
                }
            }
        }
        if (permissions > MOST_PERMISSIONS) {
            throw DirectoryRefused.bad(
                    "Property requiredResourceAccess has more than " + MOST_PERMISSIONS + " permissions.");
        }
    }

    private static void tokenVersion(JsonNode api) {
        var version = api.path("requestedAccessTokenVersion");
        boolean good = version.isMissingNode()
                || version.isNull()
                || (version.isInt() && (version.intValue() == 1 || version.intValue() == 2));
        if (!good) {
            throw DirectoryRefused.bad("Property api.requestedAccessTokenVersion is null, 1 or 2.");
        }
    }
}
