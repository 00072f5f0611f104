package dev.gatehouse.management.people;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.management.letters.LetterKind.Parameter;
import dev.gatehouse.management.letters.LetterText;
import dev.gatehouse.management.letters.NotificationKind;
import dev.gatehouse.management.letters.Outbox;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ContentTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.Issue;
import dev.gatehouse.model.resource.IssueComment;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.model.resource.Subscription.State;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells publishers of new subscriptions, applications and issues, and developers, where {@code notify} asks for it, of what became
 * of their subscriptions.
 */
final class EventLetters implements ResourceBehaviour {
    private final Outbox outbox;

    EventLetters(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(
                Catalogue.SUBSCRIPTIONS, Catalogue.CLIENT_APPLICATIONS, ContentTypes.API_ISSUES, ContentTypes.COMMENTS);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        var type = draft.id().type().ofService();
        if (type.equals(Catalogue.SUBSCRIPTIONS)) {
            subscription(draft, change);
        } else if (type.equals(ContentTypes.API_ISSUES) && draft.creating()) {
            tell(
                    change,
                    draft.id().scope(),
                    NotificationKind.NEW_ISSUE,
                    "New issue: $Title",
                    "The issue $Title was reported about the API $Api: $Description",
                    Map.of(
                            "Title", draft.as(Issue.class).title(),
                            "Api", draft.id().parent().orElseThrow().name(),
                            "Description", draft.as(Issue.class).description()));
        } else if (type.equals(ContentTypes.COMMENTS) && draft.creating()) {
            var issue =
                    change.find(draft.id().parent().orElseThrow()).orElseThrow().as(Issue.class);
            tell(
                    change,
                    draft.id().scope(),
                    NotificationKind.NEW_ISSUE,
                    "New comment to the issue $Title",
                    "The issue $Title has a new comment: $Text",
                    Map.of(
                            "Title",
                            issue.title(),
                            "Text",
                            draft.as(IssueComment.class).text()));
        } else if (type.equals(Catalogue.CLIENT_APPLICATIONS) && draft.creating()) {
            var application = draft.as(ClientApplication.class);
            tell(
                    change,
                    draft.id().scope(),
                    NotificationKind.NEW_APPLICATION,
                    "New application $Name",
                    "The application $Name was registered.",
                    Map.of("Name", application.displayName()));
        }
    }

    private void subscription(Draft draft, ResourceChange change) {
        var product = product(draft, change);
        if (product.isEmpty()) {
            return;
        }
        var subscription = draft.as(Subscription.class);
        var before = draft.beforeAs(Subscription.class).map(Subscription::state);
        if (before.filter(subscription.state()::equals).isPresent()) {
            return;
        }
        var values = Map.of(
                Parameter.PROD_NAME.wireName(), product.get(),
                Parameter.SUB_NAME.wireName(), subscription.displayName(),
                Parameter.SUB_STATE_COMMENT.wireName(),
                        subscription.stateComment().orElse(""));
        publishers(draft, change, subscription, values);
        if (Boolean.parseBoolean(draft.query().get("notify"))) {
            letter(subscription.state())
                    .ifPresent(kind -> subscription
                            .ownerId()
                            .map(owner -> owner.substring(owner.lastIndexOf('/') + 1))
                            .flatMap(owner -> change.find(
                                    ResourceId.of(draft.id().service()).child(Catalogue.USERS, owner)))
                            .ifPresent(user -> outbox.toDeveloper(change, user, kind, values)));
        }
    }

    private void publishers(Draft draft, ResourceChange change, Subscription subscription, Map<String, String> values) {
        if (!draft.creating()) {
            return;
        }
        if (subscription.state() == State.SUBMITTED) {
            tell(
                    change,
                    draft.id().scope(),
                    NotificationKind.SUBSCRIPTION_REQUEST,
                    "Request for $ProdName",
                    "The subscription $SubName to $ProdName waits for approval.",
                    values);
        } else if (subscription.state() == State.ACTIVE) {
            tell(
                    change,
                    draft.id().scope(),
                    NotificationKind.NEW_SUBSCRIPTION,
                    "New subscription to $ProdName",
                    "The subscription $SubName to $ProdName was made.",
                    values);
        }
    }

    private void tell(
            ResourceChange change,
            ResourceId scope,
            NotificationKind kind,
            String subject,
            String sentence,
            Map<String, String> values) {
        outbox.toPublishers(
                change,
                scope,
                kind,
                new LetterText(subject, "<html><body><p>" + sentence + "</p></body></html>").filled(values));
    }

    /** The name of the product that a subscription is to, if it is to one. */
    private static Optional<String> product(Draft draft, ResourceChange change) {
        return dev.gatehouse.management.arm.Ids.parse(
                        draft.id().scope(), draft.as(Subscription.class).scope(), Catalogue.PRODUCTS)
                .flatMap(change::find)
                .map(product -> product.as(Product.class).displayName());
    }

    private static Optional<LetterKind> letter(State state) {
        return switch (state) {
            case SUBMITTED -> Optional.of(LetterKind.REQUEST);
            case ACTIVE -> Optional.of(LetterKind.PURCHASE);
            case REJECTED -> Optional.of(LetterKind.REJECT);
            default -> Optional.empty();
        };
    }
}
