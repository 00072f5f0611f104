package dev.gatehouse.cli.files;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.catalogue.Verb;

import java.util.Optional;

/** Which types this Gatehouse can be given: those of its catalogue that can be written. */
public final class Supported {
    private Supported() {}

    /** The type, if it can be written; else that is said. */
    public static Optional<ResourceType> type(ResourcePath path, Place place, Findings findings) {
        if (path.equals(ResourcePath.SERVICE)) {
            return Optional.of(Catalogue.SERVICE);
        }
        var type = path.type();
        if (type.isEmpty() || type.get().verbs().isEmpty()) {
            findings.unsupported(
                    place, "This Gatehouse doesn't have " + ResourceType.PROVIDER + "/" + path.typePath() + ".");
            return Optional.empty();
        }
        if (type.get().style() == Style.VIEW || !type.get().allows(Verb.PUT)) {
            findings.unsupported(place, type.get().fullName() + " can be read alone.");
            return Optional.empty();
        }
        if (!type.get().name().allows(path.name())) {
            findings.problem(
                    place,
                    "\"" + path.name() + "\" can't be a name of " + type.get().segment() + ": it takes "
                            + type.get().name().inWords() + ".");
            return Optional.empty();
        }
        return type;
    }
}
