package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

/**
 * A file with an issue.
 *
 * @param contentFormat {@code link}, or the media type of what the content is in base64
 */
public record IssueAttachment(
        @Rule(required = true, min = 1) String title,
        @Rule(required = true, min = 1) String contentFormat,
        @Rule(required = true, min = 1, max = 1_400_000) String content) {}
