package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceView;

/** Properties that no two resources of a type may share. */
public final class Names {
    private Names() {}

    /** Says so if another resource of the type has the same text there; case doesn't count. */
    public static void unique(Draft draft, ResourceView view, String property, Problems problems) {
        var text = Json.text(draft.properties(), property);
        if (text.isEmpty() || text.equals(draft.before().flatMap(before -> Json.text(before.properties(), property)))) {
            return;
        }
        view.having(draft.id().scope(), draft.id().type(), property, text.get()).stream()
                .filter(other -> !other.id().equals(draft.id()))
                .findFirst()
                .ifPresent(other -> problems.add(
                        property,
                        property + " must be unique: " + draft.id().type().segment() + "/"
                                + other.id().name() + " has it already."));
    }
}
