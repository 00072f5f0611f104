package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.User;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Users: one an e-mail address, and the first can't go. */
public final class UserType implements ResourceBehaviour {
    /** The name of the user that the service comes with: its publisher. */
    public static final String ADMINISTRATOR = "1";

    UserType() {}

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.USERS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (draft.creating()) {
            draft.properties().put("registrationDate", Dates.seconds(draft.now()));
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var user = draft.as(User.class);
        if (user.state() == User.State.DELETED) {
            problems.add("state", "state can't be set to deleted: delete the user instead.");
        }
        if (draft.id().name().equals(ADMINISTRATOR) && user.state() != User.State.ACTIVE) {
            problems.add("state", "state of the service's administrator must be active.");
        }
        Names.unique(draft, view, "email", problems);
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var user = deletion.resource();
        if (user.id().name().equals(ADMINISTRATOR)) {
            throw ArmException.conflict("User 1 is the service's administrator and can't be deleted.");
        }
        var applications =
                view
                        .having(
                                user.id().scope(),
                                Catalogue.CLIENT_APPLICATIONS,
                                "ownerId",
                                user.id().shortPath())
                        .stream()
                        .map(application -> application.id().name())
                        .toList();
        if (!applications.isEmpty()) {
            throw ArmException.conflict("User " + user.id().name() + " owns client applications "
                    + String.join(", ", applications) + ": give them another owner or delete them first.");
        }
        var subscriptions = subscriptions(user, view);
        if (!subscriptions.isEmpty() && !deletion.asks("deleteSubscriptions")) {
            throw ArmException.conflict("User " + user.id().name() + " has subscriptions "
                    + subscriptions.stream().map(found -> found.id().name()).collect(Collectors.joining(", "))
                    + ": delete them first, or ask for it with deleteSubscriptions=true.");
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        subscriptions(deletion.resource(), change).forEach(subscription -> change.remove(subscription.id()));
    }

    private static List<Resource> subscriptions(Resource user, ResourceView view) {
        return view.everywhere(
                user.id().service(),
                Catalogue.SUBSCRIPTIONS,
                "ownerId",
                user.id().shortPath());
    }
}
