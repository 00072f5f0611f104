package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;

/**
 * What is needed before anything can be registered, as far as resources tell: the identity of the first service, with
 * which the deployment registers for all of them.
 */
final class Prerequisites {
    private final Directory directory;

    Prerequisites(Directory directory) {
        this.directory = directory;
    }

    /** @throws ArmException 400 that says what is missing and how to mend it */
    void require(ResourceView view) {
        var service = view.services().getFirst();
        var found = view.find(ResourceId.of(service)).orElseThrow();
        // Where identities are not ours to make, only the identity's token can tell.
        if (directory.identities().isPresent() && !ServiceIdentity.on(found)) {
            throw Refusal.notReady("Service " + service.name()
                    + " has no system-assigned identity, with which applications are registered."
                    + " Switch it on: PATCH " + service.path()
                    + " with {\"identity\":{\"type\":\"SystemAssigned\"}},"
                    + " then give it the directory role Application Administrator"
                    + " (9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3).");
        }
    }
}
