package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Optional;

/** Reads ARM's paths. Everything but the names is read in any case. */
final class ArmPath {
    private static final String AUTHORIZATION = "Microsoft.Authorization";

    private ArmPath() {}

    /**
     * @param segments decoded
     * @throws ArmException 404 if no such path exists, 400 for a name that its type doesn't allow
     */
    static Target parse(List<String> segments) {
        var parts = !segments.isEmpty() && segments.getLast().isEmpty()
                ? segments.subList(0, segments.size() - 1)
                : segments;
        if (at(parts, 0, "providers") && at(parts, 1, ResourceType.PROVIDER) && parts.size() > 2) {
            return new Target.Provider(Optional.empty(), parts.subList(2, parts.size()));
        }
        if (at(parts, 0, "providers")) {
            return roles(parts.subList(1, parts.size()), Optional.empty(), Optional.empty());
        }
        if (!at(parts, 0, "subscriptions")) {
            throw noSuchPath();
        }
        if (parts.size() <= 2) {
            return new Target.Subscriptions(part(parts, 1));
        }
        var subscription = parts.get(1);
        if (at(parts, 2, "providers")) {
            return services(subscription, Optional.empty(), parts.subList(3, parts.size()));
        }
        if (!at(parts, 2, "resourceGroups")) {
            throw noSuchPath();
        }
        if (parts.size() <= 4) {
            return new Target.ResourceGroups(subscription, part(parts, 3));
        }
        if (!at(parts, 4, "providers")) {
            throw noSuchPath();
        }
        var group = parts.get(3);
        if (parts.size() <= 7 || at(parts, 5, AUTHORIZATION)) {
            return services(subscription, Optional.of(group), parts.subList(5, parts.size()));
        }
        if (!at(parts, 5, ResourceType.PROVIDER) || !at(parts, 6, "service")) {
            throw noSuchPath();
        }
        var service = new ServiceId(subscription, group, parts.get(7));
        check(Catalogue.SERVICE, service.name());
        return below(service, parts.subList(8, parts.size()));
    }

    private static Target services(String subscription, Optional<String> group, List<String> rest) {
        if (at(rest, 0, AUTHORIZATION)) {
            return roles(rest, Optional.of(subscription), group);
        }
        if (rest.size() == 2 && at(rest, 0, ResourceType.PROVIDER) && at(rest, 1, "service")) {
            return new Target.Services(subscription, group);
        }
        if (group.isEmpty() && rest.size() > 1 && at(rest, 0, ResourceType.PROVIDER)) {
            return new Target.Provider(Optional.of(subscription), rest.subList(1, rest.size()));
        }
        throw noSuchPath();
    }

    private static Target roles(List<String> rest, Optional<String> subscription, Optional<String> group) {
        if (at(rest, 0, AUTHORIZATION) && (rest.size() == 2 || rest.size() == 3)) {
            return new Target.RolesAbove(subscription, group, rest.get(1), part(rest, 2));
        }
        throw noSuchPath();
    }

    /** Roles are kept at services and workspaces. */
    private static Target roles(ResourceId scope, List<String> rest) {
        var scopes = scope.parent().isEmpty() || scope.type().equals(Catalogue.WORKSPACES);
        if (scopes && at(rest, 0, AUTHORIZATION) && (rest.size() == 2 || rest.size() == 3)) {
            return new Target.Roles(scope, rest.get(1), part(rest, 2));
        }
        throw noSuchPath();
    }

    private static Target below(ServiceId service, List<String> rest) {
        var id = ResourceId.of(service);
        for (var i = 0; i < rest.size(); i += 2) {
            if (at(rest, i, "providers")) {
                return roles(id, rest.subList(i + 1, rest.size()));
            }
            var type = Catalogue.child(id.type(), rest.get(i))
                    .filter(found -> !found.verbs().isEmpty());
            var name = part(rest, i + 1);
            if (type.isEmpty()) {
                return new Target.Beyond(id, rest.get(i), beyond(rest.subList(i + 1, rest.size())));
            }
            if (name.isEmpty()) {
                return new Target.Collection(id, type.get());
            }
            check(type.get(), name.get());
            id = id.child(type.get(), name.get());
        }
        return new Target.One(id);
    }

    private static Optional<String> beyond(List<String> rest) {
        return rest.isEmpty() ? Optional.empty() : Optional.of(String.join("/", rest));
    }

    private static void check(ResourceType type, String name) {
        if (!type.name().allows(name)) {
            throw ArmException.invalid(
                    "name",
                    "The name in the path is not one that " + type.segment() + " can have: "
                            + type.name().inWords() + ".");
        }
    }

    private static boolean at(List<String> parts, int index, String word) {
        return parts.size() > index && parts.get(index).equalsIgnoreCase(word);
    }

    private static Optional<String> part(List<String> parts, int index) {
        return parts.size() > index ? Optional.of(parts.get(index)) : Optional.empty();
    }

    static ArmException noSuchPath() {
        return new ArmException(404, "InvalidResourceType", "No resource type of this service has that path.");
    }
}
