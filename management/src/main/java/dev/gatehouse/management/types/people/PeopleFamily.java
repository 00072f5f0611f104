package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.ResourceBehaviour;

import java.util.List;

/** The behaviours of people, groups and what they see. */
public final class PeopleFamily {
    private PeopleFamily() {}

    public static List<ResourceBehaviour> all() {
        return List.of(
                new UserBelongings(),
                new GroupUserType(),
                new UserGroupType(),
                new UserSubscriptionType(),
                new ProductGroups());
    }
}
