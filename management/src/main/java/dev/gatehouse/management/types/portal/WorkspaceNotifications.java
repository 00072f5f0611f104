package dev.gatehouse.management.types.portal;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.letters.NotificationKind;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Set;

/** A workspace comes with the notifications that a service comes with. */
final class WorkspaceNotifications implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.WORKSPACES);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.creating()) {
            NotificationKind.names()
                    .forEach(name -> change.save(Resource.made(
                            draft.id().child(PortalTypes.NOTIFICATIONS, name), Json.object(), change.now())));
        }
    }
}
