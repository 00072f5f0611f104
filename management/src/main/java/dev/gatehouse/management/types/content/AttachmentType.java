package dev.gatehouse.management.types.content;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ContentTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.IssueAttachment;

import java.util.Base64;
import java.util.Set;

/** Attachments: a link, or a file in base64, which is kept as it is. */
final class AttachmentType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ContentTypes.ATTACHMENTS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var attachment = draft.as(IssueAttachment.class);
        if (attachment.contentFormat().equalsIgnoreCase("link")) {
            if (!attachment.content().matches("https?://.+")) {
                problems.add("content", "content must be a URL where contentFormat is link.");
            }
        } else if (!base64(attachment.content())) {
            problems.add("content", "content must be in base64 where contentFormat isn't link.");
        }
    }

    private static boolean base64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
