package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * What an API says of one of the tags.
 *
 * @param tagId the tag, which has the same name
 * @param displayName the tag's
 */
public record TagDescription(
        Optional<String> description,
        @Rule(max = 2000) Optional<String> externalDocsUrl,
        Optional<String> externalDocsDescription,
        @Rule(access = Access.READ_ONLY) Optional<String> tagId,
        @Rule(access = Access.READ_ONLY) Optional<String> displayName) {}
