package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.model.resource.Subscription.State;

import java.util.Set;

/** A product's {@code subscriptionsLimit}: how many subscriptions to it one user may have that still live. */
final class SubscriptionLimit {
    private static final Set<State> LIVING = Set.of(State.ACTIVE, State.SUBMITTED, State.SUSPENDED);

    private SubscriptionLimit() {}

    /** Says so if the draft would be one too many. */
    static void check(Draft draft, ResourceView view, Subscription subscription, String owner, Problems problems) {
        var scope = draft.id().scope();
        var limit = Ids.parse(scope, subscription.scope(), Catalogue.PRODUCTS)
                .flatMap(view::find)
                .flatMap(product -> product.as(Product.class).subscriptionsLimit());
        if (limit.isEmpty()) {
            return;
        }
        var others = view.having(scope, Catalogue.SUBSCRIPTIONS, "ownerId", owner).stream()
                .filter(other -> !other.id().equals(draft.id()))
                .map(other -> other.as(Subscription.class))
                .filter(other -> other.scope().equalsIgnoreCase(subscription.scope()))
                .filter(other -> LIVING.contains(other.state()))
                .count();
        if (others >= limit.get()) {
            problems.add(
                    "scope",
                    "The product lets one user have " + limit.get() + " subscriptions, and " + owner + " has " + others
                            + ".");
        }
    }
}
