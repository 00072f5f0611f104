package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.Brand;
import dev.gatehouse.model.resource.EmailTemplate;
import dev.gatehouse.model.resource.JoinedAccount;
import dev.gatehouse.model.resource.Letter;
import dev.gatehouse.model.resource.Notification;
import dev.gatehouse.model.resource.PortalSettings;
import dev.gatehouse.model.resource.RecipientEmail;
import dev.gatehouse.model.resource.RecipientUser;
import dev.gatehouse.model.resource.TenantAccess;
import dev.gatehouse.model.resource.TenantSettings;

import java.util.List;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.ResourceType.entity;

/**
 * What the developer portal is like, who is told of what and how, and the service's own keys. Their resources come with
 * the service and stay.
 */
public final class PortalTypes {
    public static final ResourceType PORTAL_SETTINGS = entity("portalsettings", Catalogue.SERVICE, PortalSettings.class)
            .named(NameRule.oneOf("signin", "signup", "delegation"))
            .without(Verb.DELETE)
            .done();

    public static final ResourceType NOTIFICATIONS = entity("notifications", Catalogue.SERVICE, Notification.class)
            .named(NameRule.oneOf(
                    "RequestPublisherNotificationMessage",
                    "PurchasePublisherNotificationMessage",
                    "NewApplicationNotificationMessage",
                    "BCC",
                    "NewIssuePublisherNotificationMessage",
                    "AccountClosedPublisher",
                    "QuotaLimitApproachingPublisherNotificationMessage"))
            .without(Verb.HEAD, Verb.PATCH, Verb.DELETE)
            .inWorkspaces()
            .done();

    public static final ResourceType RECIPIENT_USERS = entity("recipientUsers", NOTIFICATIONS, RecipientUser.class)
            .named(NameRule.upTo(80))
            .without(Verb.GET, Verb.PATCH)
            .ifMatch(IfMatch.IGNORED)
            .inWorkspaces()
            .done();

    public static final ResourceType RECIPIENT_EMAILS = entity("recipientEmails", NOTIFICATIONS, RecipientEmail.class)
            .named(NameRule.email())
            .without(Verb.GET, Verb.PATCH)
            .ifMatch(IfMatch.IGNORED)
            .inWorkspaces()
            .done();

    public static final ResourceType TEMPLATES = entity("templates", Catalogue.SERVICE, EmailTemplate.class)
            .named(NameRule.oneOf(
                    "accountClosedDeveloper",
                    "applicationApprovedNotificationMessage",
                    "confirmSignUpIdentityDefault",
                    "emailChangeIdentityDefault",
                    "inviteUserNotificationMessage",
                    "newCommentNotificationMessage",
                    "newDeveloperNotificationMessage",
                    "newIssueNotificationMessage",
                    "passwordResetByAdminNotificationMessage",
                    "passwordResetIdentityDefault",
                    "purchaseDeveloperNotificationMessage",
                    "quotaLimitApproachingDeveloperNotificationMessage",
                    "rejectDeveloperNotificationMessage",
                    "requestDeveloperNotificationMessage"))
            .filteredBy(all("name"))
            .done();

    public static final ResourceType TENANT_ACCESS = entity("tenant", Catalogue.SERVICE, TenantAccess.class)
            .named(NameRule.oneOf("access", "gitAccess"))
            .ifMatch(IfMatch.REQUIRED)
            .without(Verb.DELETE)
            .done();

    public static final ResourceType TENANT_SETTINGS = entity("settings", Catalogue.SERVICE, TenantSettings.class)
            .named(NameRule.oneOf("public"))
            .without(Verb.HEAD, Verb.PUT, Verb.PATCH, Verb.DELETE)
            .done();

    /** Gatehouse's addition. Without one, the portals are as the settings say. */
    public static final ResourceType BRAND = entity("brand", Catalogue.SERVICE, Brand.class)
            .named(NameRule.always("default"))
            .done();

    /** Kept with the service until they went; no path leads there, for an action tells them. */
    public static final ResourceType LETTERS =
            entity("letters", Catalogue.SERVICE, Letter.class).done();

    /** Kept beside the users, named by a digest of the account; no path leads there. */
    public static final ResourceType JOINED_ACCOUNTS =
            entity("joinedAccounts", Catalogue.SERVICE, JoinedAccount.class).done();

    private PortalTypes() {}

    static List<ResourceType> types() {
        return List.of(
                PORTAL_SETTINGS,
                NOTIFICATIONS,
                RECIPIENT_USERS,
                RECIPIENT_EMAILS,
                TEMPLATES,
                TENANT_ACCESS,
                TENANT_SETTINGS,
                BRAND);
    }
}
