package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.Optional;

/** Users that own something. */
final class Owners {
    private Owners() {}

    /** The user that the id names. */
    static Optional<Resource> find(ResourceId scope, ResourceView view, String ownerId) {
        return Ids.parse(scope, ownerId, Catalogue.USERS).flatMap(view::find);
    }
}
