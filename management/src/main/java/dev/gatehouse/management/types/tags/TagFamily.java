package dev.gatehouse.management.types.tags;

import dev.gatehouse.management.arm.ResourceBehaviour;

import java.util.List;
import java.util.stream.Stream;

/** The behaviours of this family. */
public final class TagFamily {
    private TagFamily() {}

    public static List<ResourceBehaviour> all() {
        return Stream.concat(
                        Stream.of(new TagType(), new TagDescriptionType(), new TaggedLists()),
                        TagResources.behaviours().stream())
                .toList();
    }
}
