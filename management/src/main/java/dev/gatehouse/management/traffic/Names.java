package dev.gatehouse.management.traffic;

import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.traffic.Dimension;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people call the things that calls were summed up by, as of one moment; each is looked up once. For one thread.
 */
final class Names {
    private record Key(Dimension dimension, String name) {}

    private final ResourceId service;
    private final ResourceView view;
    private final Map<Key, Optional<String>> known = new HashMap<>();

    Names(ResourceId service, ResourceView view) {
        this.service = service;
        this.view = view;
    }

    /** The display name; the name itself where there is none, as of what is gone by now. */
    String of(Dimension dimension, String name) {
        return find(dimension, name).orElse(name);
    }

    /** The display name, of what is there. */
    Optional<String> find(Dimension dimension, String name) {
        return known.computeIfAbsent(
                new Key(dimension, name),
                _ -> id(dimension, name).flatMap(view::find).map(resource -> shown(dimension, resource, name)));
    }

    private static String shown(Dimension dimension, Resource resource, String name) {
        return dimension == Dimension.USER
                ? Stream.of("firstName", "lastName")
                        .flatMap(part -> Json.text(resource.properties(), part).stream())
                        .reduce((first, last) -> first + " " + last)
                        .orElse(name)
                : Json.text(resource.properties(), "displayName").orElse(name);
    }

    private Optional<ResourceId> id(Dimension dimension, String name) {
        return switch (dimension) {
            case API -> Optional.of(id(Catalogue.APIS, name));
            case PRODUCT -> Optional.of(id(Catalogue.PRODUCTS, name));
            case APPLICATION -> Optional.of(id(Catalogue.CLIENT_APPLICATIONS, name));
            case SUBSCRIPTION -> Optional.of(id(Catalogue.SUBSCRIPTIONS, name));
            case USER -> Optional.of(id(Catalogue.USERS, name));
            case OPERATION -> {
                int slash = name.lastIndexOf('/');
                yield slash < 0
                        ? Optional.empty()
                        : Optional.of(id(Catalogue.APIS, name.substring(0, slash))
                                .child(Catalogue.OPERATIONS, name.substring(slash + 1)));
            }
            case OUTCOME -> Optional.empty();
        };
    }

    private ResourceId id(ResourceType type, String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? service.child(type, name)
                : service.child(Catalogue.WORKSPACES, name.substring(0, slash)).child(type, name.substring(slash + 1));
    }
}
