package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Set;

/** The groups that a user is in. */
final class UserGroupType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PeopleTypes.USER_GROUPS);
    }

    @Override
    public List<Resource> members(Resource user, ResourceView view) {
        return Membership.groupsOf(user.id(), view);
    }
}
