package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Optional;

/** Resources beside each other: those of a collection of the scope that something stands in. */
public final class Scopes {
    private Scopes() {}

    /** The nearest scope above a resource that has such a collection. */
    public static ResourceId of(ResourceId id, String collection) {
        var at = id.parent().orElseThrow();
        while (Catalogue.child(at.type(), collection).isEmpty()) {
            at = at.parent().orElseThrow();
        }
        return at;
    }

    /** The type of a collection near a resource. */
    public static ResourceType type(ResourceId id, String collection) {
        return Catalogue.child(of(id, collection).type(), collection).orElseThrow();
    }

    /** All of a collection near a resource. */
    public static List<Resource> all(ResourceView view, ResourceId near, String collection) {
        return view.below(of(near, collection), type(near, collection));
    }

    /** The resource of a collection near another that an id in a body names, in short or in full. */
    public static Optional<Resource> find(ResourceView view, ResourceId near, String collection, String text) {
        var scope = of(near, collection);
        var type = type(near, collection);
        if (!text.isBlank() && text.indexOf('/') < 0) {
            return type.name().allows(text.strip()) ? view.find(scope.child(type, text.strip())) : Optional.empty();
        }
        return Ids.parse(near.scope(), text, type)
                .filter(id -> id.parent().filter(scope::equals).isPresent())
                .flatMap(view::find);
    }
}
