package dev.gatehouse.management.traffic;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.traffic.Dimension;

import java.util.Optional;
import java.util.stream.Stream;

/** What people call the things that calls were summed up by. */
final class Names {

    /** The display name; the name itself where there is none, as of what is gone by now. */
    String of(ResourceAction.Call call, Dimension dimension, String name) {
        return id(call, dimension, name)
                .flatMap(id -> call.resources().read(view -> view.find(id)))
                .flatMap(resource -> dimension == Dimension.USER
                        ? Optional.of(Stream.of("firstName", "lastName")
                                .flatMap(part -> Json.text(resource.properties(), part).stream())
                                .reduce((first, last) -> first + " " + last)
                                .orElse(name))
                        : Json.text(resource.properties(), "displayName"))
                .orElse(name);
    }

    private static Optional<ResourceId> id(ResourceAction.Call call, Dimension dimension, String name) {
        return switch (dimension) {
            case API -> Optional.of(id(call, Catalogue.APIS, name));
            case PRODUCT -> Optional.of(id(call, Catalogue.PRODUCTS, name));
            case APPLICATION -> Optional.of(id(call, Catalogue.CLIENT_APPLICATIONS, name));
            case SUBSCRIPTION -> Optional.of(id(call, Catalogue.SUBSCRIPTIONS, name));
            case USER -> Optional.of(id(call, Catalogue.USERS, name));
            case OPERATION -> {
                int slash = name.lastIndexOf('/');
                yield slash < 0
                        ? Optional.empty()
                        : Optional.of(id(call, Catalogue.APIS, name.substring(0, slash))
                                .child(Catalogue.OPERATIONS, name.substring(slash + 1)));
            }
            case OUTCOME -> Optional.empty();
        };
    }

    private static ResourceId id(ResourceAction.Call call, ResourceType type, String name) {
        var service = call.resource().id();
        int slash = name.indexOf('/');
        return slash < 0
                ? service.child(type, name)
                : service.child(Catalogue.WORKSPACES, name.substring(0, slash)).child(type, name.substring(slash + 1));
    }
}
