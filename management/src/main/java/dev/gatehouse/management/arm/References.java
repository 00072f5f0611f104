package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.Property;

import java.util.Optional;

/**
 * Properties that are ids of other resources. They come in short or full, are kept short ({@code /users/1}) with the
 * name as the other resource has it, and go out in full.
 */
final class References {
    private final ResourceView view;
    private final Problems problems;

    References(ResourceView view, Problems problems) {
        this.view = view;
        this.problems = problems;
    }

    /** Brings a draft's references into the kept form, or says which lead nowhere. */
    void resolve(Draft draft) {
        for (var property : draft.id().type().schema().properties()) {
            Json.text(draft.properties(), property.name())
                    .filter(_ -> property.refersTo().isPresent())
                    .ifPresent(text -> find(draft, property, text)
                            .ifPresentOrElse(
                                    there -> draft.properties()
                                            .put(property.name(), there.id().shortPath()),
                                    () -> problems.add(property.name(), missing(draft, property, text))));
        }
    }

    /** Writes a resource's references in full. */
    static void expand(ResourceId id, com.fasterxml.jackson.databind.node.ObjectNode properties) {
        for (var property : id.type().schema().properties()) {
            if (property.refersTo().isPresent()) {
                Json.text(properties, property.name())
                        .filter(text -> text.startsWith("/"))
                        .ifPresent(text ->
                                properties.put(property.name(), id.service().path() + text));
            }
        }
    }

    private Optional<Resource> find(Draft draft, Property property, String text) {
        var type = Catalogue.child(Catalogue.SERVICE, property.refersTo().orElseThrow())
                .orElseThrow();
        return Ids.parse(draft.id().scope(), text, type).flatMap(view::find);
    }

    private static String missing(Draft draft, Property property, String text) {
        var collection = property.refersTo().orElseThrow();
        var whose = draft.id().scope().type().segment();
        return property.name() + " must be the id of one of this " + whose + "'s " + collection + ", such as /"
                + collection + "/{id}; there is no " + text + ".";
    }
}
