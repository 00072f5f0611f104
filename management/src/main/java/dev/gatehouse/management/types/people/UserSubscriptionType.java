package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Set;

/** The subscriptions that a user owns. */
final class UserSubscriptionType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PeopleTypes.USER_SUBSCRIPTIONS);
    }

    @Override
    public List<Resource> members(Resource user, ResourceView view) {
        return view.having(
                user.id().scope(), Catalogue.SUBSCRIPTIONS, "ownerId", user.id().shortPath());
    }
}
