package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads ids as they stand in bodies: short ({@code /users/1}, {@code users/1}) or full. What stands in a workspace names
 * what is in the same workspace, and of the service what workspaces don't have, such as users, and the groups that every
 * service has; what stands in the service names nothing in a workspace.
 */
public final class Ids {
    private Ids() {}

    /**
     * The resource that the text names; empty if it names none, or one that isn't to be named there.
     *
     * @param scope the service or workspace that the text stands in, as {@link ResourceId#scope} says it
     */
    public static Optional<ResourceId> parse(ResourceId scope, String text) {
        var root = ResourceId.of(scope.service());
        var below = below(scope.service(), text.strip());
        if (below.isEmpty()) {
            return Optional.empty();
        }
        var parts = Arrays.stream(below.get().split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() % 2 != 0) {
            return Optional.empty();
        }
        var found =
                below.get().equals(text.strip()) ? walk(scope, parts).or(() -> walk(root, parts)) : walk(root, parts);
        return found.map(Ids::shared)
                .filter(id -> id.parent().isEmpty()
                        || id.scope().equals(scope)
                        || id.scope().equals(root)
                                && (Catalogue.inWorkspaces(id.type()).isEmpty()
                                        || ResourceId.shared(id.type(), id.name())));
    }

    /** As {@link #parse}, but only a resource of that type. A bare name is taken for the name of one. */
    public static Optional<ResourceId> parse(ResourceId scope, String text, ResourceType type) {
        var wanted = type.ofService();
        return !text.isBlank() && text.indexOf('/') < 0 && wanted.depth() == 2
                ? parse(scope, wanted.segment() + "/" + text.strip())
                : parse(scope, text).filter(id -> id.type().ofService().equals(wanted));
    }

    private static ResourceId shared(ResourceId id) {
        return id.type().depth() == 3 && id.workspace().isPresent() && ResourceId.shared(id.type(), id.name())
                ? ResourceId.of(id.service()).child(id.type().ofService(), id.name())
                : id;
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
