package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads ids as they stand in bodies: short ({@code /users/1}, {@code users/1}) or full. */
public final class Ids {
    private Ids() {}

    /** The resource that the text names in this service; empty if it names none, or one of another service. */
    public static Optional<ResourceId> parse(ServiceId service, String text) {
        var below = below(service, text.strip());
        if (below.isEmpty()) {
            return Optional.empty();
        }
        var parts = Arrays.stream(below.get().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.size() % 2 == 0 ? walk(ResourceId.of(service), parts) : Optional.empty();
    }

    /** As {@link #parse}, but only a resource of that type. A bare name is taken for the name of one. */
    public static Optional<ResourceId> parse(ServiceId service, String text, ResourceType type) {
        if (!text.isBlank() && text.indexOf('/') < 0 && type.depth() == 2) {
            return Optional.of(ResourceId.of(service).child(type, text.strip()))
                    .filter(id -> type.name().allows(id.name()));
        }
        return parse(service, text).filter(id -> id.type().equals(type));
    }

    /** What stands after the service's path; the text itself if it doesn't begin with a subscription. */
    private static Optional<String> below(ServiceId service, String text) {
        if (!text.regionMatches(true, 0, "/subscriptions/", 0, 15)) {
            return Optional.of(text);
        }
        var root = service.path();
        if (text.regionMatches(true, 0, root, 0, root.length())
                && (text.length() == root.length() || text.charAt(root.length()) == '/')) {
            return Optional.of(text.substring(root.length()));
        }
        // "/subscriptions/{sid}" is also the short id of a subscription to products.
        return text.indexOf('/', 15) < 0 ? Optional.of(text) : Optional.empty();
    }

    private static Optional<ResourceId> walk(ResourceId from, List<String> parts) {
        var id = from;
        for (var i = 0; i < parts.size(); i += 2) {
            var name = parts.get(i + 1);
            var type = Catalogue.child(id.type(), parts.get(i))
                    .filter(child -> child.name().allows(name));
            if (type.isEmpty()) {
                return Optional.empty();
            }
            id = id.child(type.get(), name);
        }
        return Optional.of(id);
    }
}
