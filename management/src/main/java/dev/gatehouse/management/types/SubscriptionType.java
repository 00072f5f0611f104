package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ListField;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Product;
import dev.gatehouse.model.resource.Subscription;
import dev.gatehouse.model.resource.Subscription.State;
import dev.gatehouse.model.resource.User;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceFilter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Subscriptions: their scope, their life, and the two keys that are never the same as any other. */
public final class SubscriptionType implements ResourceBehaviour {
    /** The name of the subscription that the service comes with, whose keys open everything. */
    public static final String MASTER = "master";

    /** What {@code appType} says of a request that the developer portal makes for a developer. */
    public static final String DEVELOPER_PORTAL = "developerPortal";

    public static final String PRIMARY = "primaryKey";
    public static final String SECONDARY = "secondaryKey";
    private static final String SCOPE = "scope";

    private final Sealing sealing;

    SubscriptionType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SUBSCRIPTIONS);
    }

    @Override
    public List<ListField> fields() {
        var owner = ResourceField.document("properties", "ownerId");
        var scope = ResourceField.document("properties", SCOPE);
        return List.of(
                ListField.references("ownerId"),
                ListField.references(SCOPE),
                ListField.made(Filterable.all("userId"))
                        .equal((text, _) -> ResourceFilter.textEquals(owner, "/users/" + text)),
                ListField.made(Filterable.all("productId"))
                        .equal((text, above) ->
                                ResourceFilter.textEquals(scope, above.scope().shortPath() + "/products/" + text)));
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        Json.text(properties, "scope")
                .flatMap(scope -> SubscriptionScope.parse(draft.id().scope(), scope))
                .ifPresent(scope -> properties.put("scope", scope.kept()));
        if (draft.creating()) {
            if (atOnce(draft, view)) {
                properties.put("state", State.ACTIVE.wireName());
            }
            properties.put("createdDate", Dates.seconds(draft.now()));
            for (var key : List.of(PRIMARY, SECONDARY)) {
                if (!Json.has(properties, key)) {
                    properties.put(key, Keys.generate());
                }
            }
        }
    }

    /** Whether the developer portal asks for it, to a product that wants nobody's approval. */
    private static boolean atOnce(Draft draft, ResourceView view) {
        return DEVELOPER_PORTAL.equalsIgnoreCase(draft.query().get("appType"))
                && !draft.names("state")
                && Json.text(draft.properties(), "scope")
                        .flatMap(scope -> Ids.parse(draft.id().scope(), scope, Catalogue.PRODUCTS))
                        .flatMap(view::find)
                        .map(product -> product.as(Product.class))
                        .filter(product -> !product.approvalRequired().orElse(false))
                        .isPresent();
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var subscription = draft.as(Subscription.class);
        var before = draft.beforeAs(Subscription.class);
        var scopeChanged = !before.map(Subscription::scope)
                .filter(subscription.scope()::equalsIgnoreCase)
                .isPresent();
        var ownerChanged = !before.map(Subscription::ownerId)
                .filter(subscription.ownerId()::equals)
                .isPresent();
        if (master(draft.id()) && !draft.creating() && (scopeChanged || ownerChanged)) {
            throw ArmException.conflict("Subscription master comes with the service: its scope and owner stay.");
        }
        if (scopeChanged) {
            SubscriptionScope.check(draft, view, problems);
        }
        if (ownerChanged) {
            subscription.ownerId().ifPresent(owner -> activeOwner(draft, view, owner, problems));
        }
        if (problems.none() && (scopeChanged || ownerChanged)) {
            subscription
                    .ownerId()
                    .ifPresent(owner -> SubscriptionLimit.check(draft, view, subscription, owner, problems));
        }
        keys(draft, view, problems);
        dates(draft, subscription, before);
    }

    private static boolean master(ResourceId subscription) {
        return subscription.name().equals(MASTER) && subscription.workspace().isEmpty();
    }

    private static void activeOwner(Draft draft, ResourceView view, String owner, Problems problems) {
        Owners.find(draft.id().scope(), view, owner)
                .filter(user -> user.as(User.class).state() != User.State.ACTIVE)
                .ifPresent(user -> problems.add(
                        "ownerId",
                        "ownerId must be an active user: " + owner + " is "
                                + user.as(User.class).state().wireName() + "."));
    }

    private void keys(Draft draft, ResourceView view, Problems problems) {
        if (draft.secrets().isEmpty()) {
            return;
        }
        var mine = new java.util.HashMap<String, String>();
        draft.before()
                .ifPresent(before -> Stream.of(PRIMARY, SECONDARY)
                        .forEach(key -> Sealing.hash(before, key).ifPresent(hash -> mine.put(key, hash))));
        draft.secrets().forEach((key, value) -> mine.put(key, sealing.hash(value)));
        if (Objects.equals(mine.get(PRIMARY), mine.get(SECONDARY))) {
            problems.add(SECONDARY, "secondaryKey must be another than primaryKey.");
        }
        // A key made here is as good as never one of the others; one that was given may be.
        var given = Stream.of(PRIMARY, SECONDARY)
                .filter(key -> draft.named(key).isPresent())
                .toList();
        if (given.isEmpty()) {
            return;
        }
        for (var other : view.everywhere(draft.id().service(), Catalogue.SUBSCRIPTIONS)) {
            if (other.id().equals(draft.id())) {
                continue;
            }
            for (var key : given) {
                if (Stream.of(PRIMARY, SECONDARY)
                        .flatMap(theirs -> Sealing.hash(other, theirs).stream())
                        .anyMatch(mine.get(key)::equals)) {
                    problems.add(key, key + " must be unique: another subscription has that key.");
                }
            }
        }
    }

    /** The dates that go with states; they tell, and nothing happens by them. */
    private static void dates(Draft draft, Subscription subscription, Optional<Subscription> before) {
        var was = before.map(Subscription::state);
        var now = Dates.seconds(draft.now());
        if (subscription.state() == State.ACTIVE && !Json.has(draft.properties(), "startDate")) {
            draft.properties().put("startDate", now);
        }
        var ended = Set.of(State.CANCELLED, State.EXPIRED);
        if (ended.contains(subscription.state())) {
            if (was.filter(ended::contains).isEmpty()) {
                draft.properties().put("endDate", now);
            }
        } else {
            draft.properties().remove("endDate");
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        if (master(deletion.resource().id())) {
            throw ArmException.conflict("Subscription master comes with the service and can't be deleted.");
        }
    }

    @Override
    public void render(Resource subscription, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        var service = subscription.id().service().path();
        Json.text(properties, "scope").ifPresent(scope -> properties.put("scope", service + scope));
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of(
                "listSecrets",
                this::secrets,
                "regeneratePrimaryKey",
                call -> regenerate(call, PRIMARY),
                "regenerateSecondaryKey",
                call -> regenerate(call, SECONDARY));
    }

    private ArmReply secrets(ResourceAction.Call call) {
        var body = Json.object();
        for (var key : List.of(PRIMARY, SECONDARY)) {
            sealing.open(call.resource(), key).ifPresent(value -> body.put(key, value));
        }
        return ArmReply.of(200, body).tagged(call.resource().revision()).with("Cache-Control", "no-store");
    }

    private ArmReply regenerate(ResourceAction.Call call, String key) {
        var fresh = Keys.generate();
        var revision = call.resources()
                .change(change -> change.find(call.resource().id())
                        .ifPresent(there -> change.save(sealing.keep(there, key, fresh))));
        return ArmReply.of(204).at(revision);
    }
}
