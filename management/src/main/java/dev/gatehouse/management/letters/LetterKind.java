package dev.gatehouse.management.letters;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The letters to developers, with the texts that a service comes with (facts/gateway.md §8.1). */
public enum LetterKind {
    ACCOUNT_CLOSED(
            "accountClosedDeveloper",
            "Account closed",
            "Sent to a developer whose account was closed.",
            "Your account at $OrganizationName was closed",
            List.of(Parameter.DEV_FIRST_NAME, Parameter.DEV_LAST_NAME, Parameter.ORGANIZATION_NAME),
            List.of(
                    "Your account with $OrganizationName was closed. Its subscriptions and applications no longer open our APIs.",
                    "If you did not expect this, please answer this letter.")),
    APPLICATION_APPROVED(
            "applicationApprovedNotificationMessage",
            "Application approved",
            "Sent to a developer whose application was approved.",
            "Your application $AppName was approved",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.APP_NAME,
                    Parameter.PROD_NAME,
                    Parameter.SUB_STATE_COMMENT,
                    Parameter.DEV_PORTAL_URL),
            List.of(
                    "Your application $AppName was approved for $ProdName: it may call it from now on. You find it in the developer portal: <a href=\"$DevPortalUrl\">$DevPortalUrl</a>",
                    "$SubStateComment")),
    CONFIRM_SIGN_UP(
            "confirmSignUpIdentityDefault",
            "Confirmation of a new account",
            "Sent to somebody who signed up, to confirm the address.",
            "Please confirm your new $OrganizationName API account",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.CONFIRM_URL),
            List.of(
                    "Thank you for signing up with $OrganizationName. Please confirm your address, so that your account can be used:",
                    "<a href=\"$ConfirmUrl\">$ConfirmUrl</a>",
                    "If it was not you who signed up, nothing needs to be done: without the confirmation the account stays closed.")),
    EMAIL_CHANGE(
            "emailChangeIdentityDefault",
            "Confirmation of a new address",
            "Sent to a new address of a developer, to confirm it.",
            "Please confirm your new address",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.CONFIRM_URL),
            List.of(
                    "Please confirm that letters of $OrganizationName are to go to this address from now on:",
                    "<a href=\"$ConfirmUrl\">$ConfirmUrl</a>")),
    INVITE_USER(
            "inviteUserNotificationMessage",
            "Invitation",
            "Sent to somebody who was invited to the developer portal.",
            "You are invited to the $OrganizationName developer portal",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.CONFIRM_URL,
                    Parameter.DEV_PORTAL_URL),
            List.of(
                    "$OrganizationName invites you to its developer portal. Choose a password here, and your account is ready:",
                    "<a href=\"$ConfirmUrl\">$ConfirmUrl</a>",
                    "The invitation can be used once, and ends after a week.")),
    NEW_COMMENT(
            "newCommentNotificationMessage",
            "New comment to an issue",
            "Sent to a developer who reported an issue that somebody commented on.",
            "A comment was added to the issue $IssueName",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.ISSUE_NAME,
                    Parameter.API_NAME,
                    Parameter.COMMENT_TEXT,
                    Parameter.DEV_PORTAL_URL),
            List.of("Your issue $IssueName with the API $ApiName has a new comment:", "$CommentText")),
    NEW_DEVELOPER(
            "newDeveloperNotificationMessage",
            "Welcome",
            "Sent to a developer whose account is ready.",
            "Welcome to the $OrganizationName API",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.DEV_USERNAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.DEV_PORTAL_URL),
            List.of(
                    "Welcome! Your account with $OrganizationName is ready. You sign in as $DevUsername.",
                    "APIs, products and your applications are in the developer portal: <a href=\"$DevPortalUrl\">$DevPortalUrl</a>")),
    NEW_ISSUE(
            "newIssueNotificationMessage",
            "New issue received",
            "Sent to a developer who reported an issue.",
            "Your issue $IssueName was received",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.ISSUE_NAME,
                    Parameter.API_NAME,
                    Parameter.DEV_PORTAL_URL),
            List.of("Thank you for telling us of the issue $IssueName with the API $ApiName. We will look into it.")),
    PASSWORD_RESET_BY_ADMIN(
            "passwordResetByAdminNotificationMessage",
            "Password reset by an administrator",
            "Sent to a developer whose password an administrator lets be chosen anew.",
            "Please choose a new password",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.CONFIRM_URL),
            List.of(
                    "An administrator of $OrganizationName asks you to choose a new password:",
                    "<a href=\"$ConfirmUrl\">$ConfirmUrl</a>",
                    "The link can be used once, and soon ends.")),
    PASSWORD_RESET(
            "passwordResetIdentityDefault",
            "Password reset",
            "Sent to a developer who asked to choose a new password.",
            "Choose a new password",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.CONFIRM_URL),
            List.of(
                    "Somebody, hopefully you, asked to choose a new password for your account with $OrganizationName. Here it is done:",
                    "<a href=\"$ConfirmUrl\">$ConfirmUrl</a>",
                    "The link can be used once, and soon ends. If it was not you who asked, nothing needs to be done.")),
    PURCHASE(
            "purchaseDeveloperNotificationMessage",
            "New subscription activated",
            "Sent to a developer whose subscription is active.",
            "Your subscription to $ProdName is active",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.PROD_NAME,
                    Parameter.SUB_NAME,
                    Parameter.DEV_PORTAL_URL),
            List.of(
                    "Your subscription $SubName to $ProdName is active. You find its keys in the developer portal: <a href=\"$DevPortalUrl\">$DevPortalUrl</a>")),
    QUOTA_APPROACHING(
            "quotaLimitApproachingDeveloperNotificationMessage",
            "Quota almost used up",
            "Sent to a developer whose subscription has almost used up its quota.",
            "Your quota of $ProdName is almost used up",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.PROD_NAME,
                    Parameter.SUB_NAME),
            List.of(
                    "Your subscription $SubName to $ProdName has almost used up its quota. Once it is used up, calls are refused until it begins anew.")),
    REJECT(
            "rejectDeveloperNotificationMessage",
            "Request declined",
            "Sent to a developer whose request for a product was declined.",
            "Your request for $ProdName was declined",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.PROD_NAME,
                    Parameter.SUB_NAME,
                    Parameter.SUB_STATE_COMMENT),
            List.of("Your request for $ProdName ($SubName) was declined.", "$SubStateComment")),
    REQUEST(
            "requestDeveloperNotificationMessage",
            "Subscription request received",
            "Sent to a developer whose request for a subscription waits for approval.",
            "Your request for $ProdName was received",
            List.of(
                    Parameter.DEV_FIRST_NAME,
                    Parameter.DEV_LAST_NAME,
                    Parameter.ORGANIZATION_NAME,
                    Parameter.PROD_NAME,
                    Parameter.SUB_NAME),
            List.of(
                    "Your request for the subscription $SubName to $ProdName was received. We will look at it and write to you."));

    private final String template;
    private final String title;
    private final String description;
    private final String subject;
    private final List<Parameter> parameters;
    private final List<String> paragraphs;

    LetterKind(
            String template,
            String title,
            String description,
            String subject,
            List<Parameter> parameters,
            List<String> paragraphs) {
        this.template = template;
        this.title = title;
        this.description = description;
        this.subject = subject;
        this.parameters = parameters;
        this.paragraphs = paragraphs;
    }

    /** What a text may have filled in; the name stands in it behind a dollar sign. */
    public enum Parameter {
        DEV_FIRST_NAME("DevFirstName", "Developer's first name"),
        DEV_LAST_NAME("DevLastName", "Developer's last name"),
        DEV_USERNAME("DevUsername", "Developer's name at sign-in"),
        ORGANIZATION_NAME("OrganizationName", "Organization's name"),
        DEV_PORTAL_URL("DevPortalUrl", "Developer portal's address"),
        CONFIRM_URL("ConfirmUrl", "Link to be followed"),
        APP_NAME("AppName", "Application's name"),
        PROD_NAME("ProdName", "Product's name"),
        SUB_NAME("SubName", "Subscription's or application's name"),
        SUB_STATE_COMMENT("SubStateComment", "What was said about the decision"),
        API_NAME("ApiName", "API's name"),
        ISSUE_NAME("IssueName", "Issue's title"),
        COMMENT_TEXT("CommentText", "Comment");

        private final String wireName;
        private final String title;

        Parameter(String wireName, String title) {
            this.wireName = wireName;
            this.title = title;
        }

        /** As it stands in a text, without the dollar sign. */
        public String wireName() {
            return wireName;
        }

        public String title() {
            return title;
        }
    }

    /** The letter whose template has that name, in any case. */
    public static Optional<LetterKind> of(String template) {
        return Arrays.stream(values())
                .filter(kind -> kind.template.equalsIgnoreCase(template))
                .findFirst();
    }

    /** The name of its resource under {@code templates}. */
    public String template() {
        return template;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The text that the service comes with. */
    public LetterText text() {
        var body = paragraphs.stream()
                .map(paragraph -> "    <p>" + paragraph + "</p>\n")
                .collect(Collectors.joining());
        return new LetterText(
                subject,
                "<!DOCTYPE html>\n<html>\n  <body>\n    <p>Dear $DevFirstName $DevLastName,</p>\n" + body
                        + "    <p>$OrganizationName</p>\n  </body>\n</html>\n");
    }
}
