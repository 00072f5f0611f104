package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.IfMatch;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Arrays;
import java.util.Optional;

/**
 * {@code If-Match} (RFC 9110, section 13.1.1), as each type takes it. {@code *} is unconditional: it is met also by
 * what isn't there.
 */
final class Preconditions {
    private Preconditions() {}

    /** The ETag of a revision, with its quotes. */
    static String etag(long revision) {
        return "\"" + revision + "\"";
    }

    /** @throws ArmException 412 if another revision is there than the one that was asked for, 428 if none was asked for but must be */
    static void onPut(ResourceType type, Optional<String> header, Optional<Resource> before) {
        check(type, type.ifMatch() == IfMatch.REQUIRED, header, before);
    }

    /** As {@link #onPut}, for PATCH. */
    static void onPatch(ResourceType type, Optional<String> header, Resource before) {
        check(type, type.ifMatch() != IfMatch.IGNORED, header, Optional.of(before));
    }

    /** As {@link #onPut}, for DELETE. */
    static void onDelete(ResourceType type, Optional<String> header, Resource before) {
        check(type, type.ifMatch() != IfMatch.REQUIRED_TO_PATCH, header, Optional.of(before));
    }

    private static void check(ResourceType type, boolean required, Optional<String> header, Optional<Resource> before) {
        if (type.ifMatch() == IfMatch.IGNORED) {
            return;
        }
        if (header.isEmpty()) {
            if (required) {
                throw new ArmException(
                        428,
                        "PreconditionRequired",
                        "This operation needs the header If-Match: send the resource's ETag, or * to change it"
                                + " whatever it holds.");
            }
            return;
        }
        if (!matches(header.get(), before)) {
            throw new ArmException(
                    412,
                    "PreconditionFailed",
                    "The resource was changed since: its ETag is not the one in If-Match. Read it again.");
        }
    }

    private static boolean matches(String header, Optional<Resource> before) {
        return header.strip().equals("*")
                || before.filter(there -> Arrays.stream(header.split(","))
                                .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                                .anyMatch(Long.toString(there.revision())::equals))
                        .isPresent();
    }
}
