package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.store.Changes.Change;

import java.util.ArrayList;
import java.util.Optional;

/** Which resource a change of the feed is about, where it is one of the catalogue's. */
final class Changed {
    private static final String ROOT = "service";

    private Changed() {}

    static Optional<ResourceId> resource(Change change, ResourceView view) {
        var type = Catalogue.byPath(change.type().equals(ROOT) ? ROOT : ROOT + "/" + change.type());
        var service = view.services().stream()
                .filter(known -> known.key().equals(change.key().service()))
                .findFirst();
        if (type.isEmpty() || service.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        var parts = change.key().path().split("/");
        for (int i = 2; i < parts.length; i += 2) {
            names.add(parts[i]);
        }
        return Optional.of(new ResourceId(service.get(), type.get(), names));
    }
}
