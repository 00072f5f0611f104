package dev.gatehouse.management.defaults;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.roles.RoleAssignments;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Service;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A service that somebody makes beside the first: it has what every new service has, and in it those have a role who
 * own the first, and who made it the roles that they have there.
 */
public final class NewServices implements ResourceBehaviour {
    private final Supplier<ManagementApi> api;
    private final Resources resources;

    /** @param api that this is a behaviour of; asked once it is made */
    public NewServices(Supplier<ManagementApi> api, Resources resources) {
        this.api = api;
        this.resources = resources;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.creating()) {
            var first = ResourceId.of(change.services().getFirst());
            RoleAssignments.carryOver(change, first, draft.id(), draft.principal());
            var service = draft.as(Service.class);
            new DefaultContent(api.get(), resources)
                    .content(change, draft.id(), service.publisherName(), service.publisherEmail(), Optional.empty());
        }
    }
}
