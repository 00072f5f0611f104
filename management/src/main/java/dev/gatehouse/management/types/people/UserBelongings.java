package dev.gatehouse.management.types.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.User;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What belongs to users: their groups, and the accounts that are nobody else's. */
final class UserBelongings implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.USERS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var identities = draft.as(User.class).identities();
        for (var i = 0; i < identities.size(); i++) {
            var target = "identities[" + i + "]";
            var identity = identities.get(i);
            if (blank(identity.provider()) || blank(identity.id())) {
                problems.add(target, target + " must have provider, such as Aad, and the account's id there.");
            }
        }
        if (problems.none()
                && !draft.beforeAs(User.class)
                        .map(User::identities)
                        .orElse(List.of())
                        .equals(identities)) {
            unique(draft, view, identities, problems);
        }
    }

    /** An account is one person's: else signing in would have to guess. */
    private static void unique(Draft draft, ResourceView view, List<User.Identity> identities, Problems problems) {
        for (var identity : identities) {
            JoinedAccounts.user(view, draft.id().service(), identity)
                    .filter(other -> !other.id().equals(draft.id()))
                    .ifPresent(other -> problems.add(
                            "identities",
                            "identities must be nobody else's: user "
                                    + other.id().name() + " has "
                                    + identity.provider().orElse("") + " "
                                    + identity.id().orElse("") + "."));
        }
    }

    private static boolean blank(java.util.Optional<String> text) {
        return text.filter(value -> !value.isBlank()).isEmpty();
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.creating()) {
            Membership.joinBuiltIn(draft.id(), change);
        }
        var user = change.find(draft.id()).orElseThrow();
        var left =
                new ArrayList<>(draft.beforeAs(User.class).map(User::identities).orElse(List.of()));
        left.removeAll(user.as(User.class).identities());
        JoinedAccounts.forget(change, user, left);
        JoinedAccounts.write(change, user);
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        JoinedAccounts.forget(
                change, deletion.resource(), deletion.resource().as(User.class).identities());
        var user = deletion.resource().id();
        change.everywhere(user.service(), PortalTypes.RECIPIENT_USERS, "userId", user.shortPath())
                .forEach(recipient -> change.remove(recipient.id()));
    }

    @Override
    public void render(Resource user, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        properties.remove("groups");
        if (Boolean.parseBoolean(query.get("expandGroups"))) {
            GroupExpansion.put(properties, Membership.groupsOf(user.id(), view));
        }
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("identities", new UserIdentities(), "clientApplications", new UserApplications());
    }
}
