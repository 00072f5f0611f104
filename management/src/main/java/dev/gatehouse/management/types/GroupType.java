package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Group;

import java.util.Locale;
import java.util.Set;

/** Groups: the three that a service comes with can't be touched. */
public final class GroupType implements ResourceBehaviour {
    public static final String ADMINISTRATORS = "administrators";
    public static final String DEVELOPERS = "developers";
    public static final String GUESTS = "guests";

    GroupType() {}

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.GROUPS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (draft.names("externalId") && !draft.names("type") && draft.creating()) {
            draft.properties().put("type", Group.Type.EXTERNAL.wireName());
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        draft.before().ifPresent(GroupType::refuseBuiltIn);
        if (draft.id().workspace().isPresent()
                && draft.id().type().shared().contains(draft.id().name().toLowerCase(Locale.ROOT))) {
            throw ArmException.invalid(
                    "name",
                    "Group " + draft.id().name() + " is the service's in all workspaces: give this one another name.");
        }
        var group = draft.as(Group.class);
        if (group.type() == Group.Type.SYSTEM) {
            problems.add("type", "type must be custom or external: the system groups come with the service.");
        }
        if (group.type() == Group.Type.EXTERNAL && group.externalId().isEmpty()) {
            problems.add("externalId", "externalId is required where type is external.");
        }
        draft.beforeAs(Group.class)
                .filter(before -> before.type() != group.type())
                .ifPresent(before -> problems.add("type", "type can't be changed: make another group."));
        Names.unique(draft, view, "displayName", problems);
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        refuseBuiltIn(deletion.resource());
    }

    private static void refuseBuiltIn(Resource group) {
        if (group.as(Group.class).builtIn()) {
            throw ArmException.conflict(
                    "Group " + group.id().name() + " comes with the service: it can't be changed or deleted.");
        }
    }
}
