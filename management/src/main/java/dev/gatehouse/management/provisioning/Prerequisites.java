package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.ServiceId;

/** What a service needs before anything can be registered for it, as far as its own resource tells. */
final class Prerequisites {
    private final Directory directory;

    Prerequisites(Directory directory) {
        this.directory = directory;
    }

    /** @throws ArmException 400 that says what is missing and how to mend it */
    void require(ServiceId service, ResourceView view) {
        var found = view.find(ResourceId.of(service));
        if (found.isEmpty()) {
            return;
        }
        // Where identities are not ours to make, only the identity's token can tell.
        if (directory.identities().isPresent() && !ServiceIdentity.on(found.get())) {
            throw Refusal.notReady(
                    "The service has no system-assigned identity, with which applications are registered."
                            + " Switch it on: PATCH " + service.path()
                            + " with {\"identity\":{\"type\":\"SystemAssigned\"}},"
                            + " then give it the directory role Application Administrator"
                            + " (9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3).");
        }
    }
}
