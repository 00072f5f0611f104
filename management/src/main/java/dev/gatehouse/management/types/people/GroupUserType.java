package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PeopleTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Group;

import java.util.Set;

/** Members of groups. Who is in a group that the service comes with is the service's to say. */
final class GroupUserType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PeopleTypes.GROUP_USERS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var user = ResourceId.of(draft.id().service())
                .child(Catalogue.USERS, draft.id().name());
        draft.properties().put(Membership.USER, user.shortPath());
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (draft.creating()) {
            refuseSystem(draft.id(), view);
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        refuseSystem(deletion.resource().id(), view);
    }

    private static void refuseSystem(ResourceId membership, ResourceView view) {
        var group = membership.parent().orElseThrow();
        if (view.find(group).orElseThrow().as(Group.class).type() == Group.Type.SYSTEM) {
            throw ArmException.conflict("Who is in group " + group.name()
                    + " is the service's to say: nobody is put there or taken away by hand.");
        }
    }
}
