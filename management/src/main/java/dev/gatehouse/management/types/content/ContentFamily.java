package dev.gatehouse.management.types.content;

import dev.gatehouse.management.arm.ResourceBehaviour;

import java.util.List;

/** The behaviours of this family. */
public final class ContentFamily {
    private ContentFamily() {}

    public static List<ResourceBehaviour> all() {
        return List.of(new IssueType(), new AttachmentType(), new IssueListType(), new WikiType());
    }
}
