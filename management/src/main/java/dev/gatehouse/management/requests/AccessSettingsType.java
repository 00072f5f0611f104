package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.RequestTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.AccessSettings;

import java.util.Set;

/** How developers come by a product. */
final class AccessSettingsType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(RequestTypes.ACCESS_SETTINGS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var settings = draft.as(AccessSettings.class);
        if (settings.registration() && settings.access() == AccessSettings.Access.NONE) {
            problems.add(
                    "registration",
                    "registration can be true only if access is atOnce or afterApproval: an application registered for a"
                            + " product has to get it somehow.");
        }
    }
}
