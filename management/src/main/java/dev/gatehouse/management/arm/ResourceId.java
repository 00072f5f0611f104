package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which resource: its type and the names on its path. Two ids are equal when they differ in case only.
 *
 * @param names one for each part of the type's path after the service; none for the service itself
 */
public record ResourceId(ServiceId service, ResourceType type, List<String> names) {
    public ResourceId {
        names = List.copyOf(names);
        if (names.size() != type.depth() - 1) {
            throw new IllegalArgumentException(type + " has ids of " + (type.depth() - 1) + " names, not " + names);
        }
    }

    /** The service itself. */
    public static ResourceId of(ServiceId service) {
        return new ResourceId(service, Catalogue.SERVICE, List.of());
    }

    /** The resource of that name and type under this one; in a workspace, of the workspace's type. */
    public ResourceId child(ResourceType childType, String name) {
        var all = new ArrayList<>(names);
        all.add(name);
        return new ResourceId(service, Catalogue.beside(type, childType), all);
    }

    /** The workspace that it stands in, else the service. A workspace itself stands in its service. */
    public ResourceId scope() {
        return workspace().filter(_ -> type.origin().isPresent()).orElseGet(() -> of(service));
    }

    /** The workspace that it is or stands in. */
    public Optional<ResourceId> workspace() {
        return type.origin().isPresent() || type.equals(Catalogue.WORKSPACES)
                ? Optional.of(new ResourceId(service, Catalogue.WORKSPACES, names.subList(0, 1)))
                : Optional.empty();
    }

    /**
     * The resource of that name and type in the same scope; the service's where workspaces don't have the type, or see
     * that one of the service's.
     *
     * @param top a type directly under the service
     */
    public ResourceId beside(ResourceType top, String name) {
        var within = scope();
        return within.type().equals(Catalogue.WORKSPACES)
                        && (Catalogue.inWorkspaces(top).isEmpty() || shared(top, name))
                ? of(service).child(top, name)
                : within.child(top, name);
    }

    /** Whether that name is the service's in all workspaces. */
    static boolean shared(ResourceType type, String name) {
        return type.shared().contains(name.toLowerCase(Locale.ROOT));
    }

    /** A sibling of another name. */
    public ResourceId named(String name) {
        return parent().orElseThrow().child(type, name);
    }

    /** What it stands under; empty for the service. */
    public Optional<ResourceId> parent() {
        return type.parent().map(above -> new ResourceId(service, above, names.subList(0, names.size() - 1)));
    }

    /** Its own name. */
    public String name() {
        return names.isEmpty() ? service.name() : names.getLast();
    }

    /** The full ARM id, as replies give it. */
    public String path() {
        return service.path() + shortPath();
    }

    /** The id below the service: {@code /products/starter}; empty for the service itself. */
    public String shortPath() {
        return type.parent()
                .map(above -> parent().orElseThrow().shortPath() + "/" + type.segment() + "/" + name())
                .orElse("");
    }

    /** {@link #shortPath()} in lower case, by which it is kept. */
    public String key() {
        return shortPath().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id
                && id.key().equals(key())
                && id.service.key().equals(service.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return path();
    }
}
