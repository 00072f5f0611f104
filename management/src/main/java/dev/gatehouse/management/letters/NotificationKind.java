package dev.gatehouse.management.letters;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What publishers can be told of (facts/gateway.md §8.1). */
public enum NotificationKind {
    SUBSCRIPTION_REQUEST(
            "RequestPublisherNotificationMessage",
            "Subscription requests",
            "A developer asks for a product that needs approval: by a subscription, or for an application."),
    NEW_SUBSCRIPTION(
            "PurchasePublisherNotificationMessage",
            "New subscriptions",
            "A subscription to a product was made, or an application got a product that needs no approval."),
    NEW_APPLICATION("NewApplicationNotificationMessage", "New applications", "A client application was registered."),
    BCC("BCC", "Copies", "Every letter to a developer goes here too, without its links that open something."),
    NEW_ISSUE(
            "NewIssuePublisherNotificationMessage", "New issues", "A developer reported an issue or commented on one."),
    ACCOUNT_CLOSED("AccountClosedPublisher", "Closed accounts", "A developer's account was closed."),
    QUOTA_APPROACHING(
            "QuotaLimitApproachingPublisherNotificationMessage",
            "Quota almost used up",
            "A subscription has almost used up its quota.");

    private final String wireName;
    private final String title;
    private final String description;

    NotificationKind(String wireName, String title, String description) {
        this.wireName = wireName;
        this.title = title;
        this.description = description;
    }

    /** Its resource's name under {@code notifications}. */
    public String wireName() {
        return wireName;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** The one of that name, in any case. */
    public static Optional<NotificationKind> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(NotificationKind::wireName).toList();
    }
}
