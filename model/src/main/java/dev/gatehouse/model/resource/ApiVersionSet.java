package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

import java.util.Optional;

/**
 * APIs that are versions of one, and how callers say which they mean.
 *
 * @param versionQueryName the query parameter, where the scheme is {@link Scheme#QUERY}
 * @param versionHeaderName the header, where the scheme is {@link Scheme#HEADER}
 */
public record ApiVersionSet(
        @Rule(required = true, min = 1, max = 100) String displayName,
        Optional<String> description,
        @Rule(required = true) Scheme versioningScheme,
        @Rule(min = 1, max = 100) Optional<String> versionQueryName,

        @Rule(min = 1, max = 100, pattern = "[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        Optional<String> versionHeaderName) {

    /** Where the version stands in a request. */
    public enum Scheme implements WireName {
        /** In the path, after that of the API. */
        SEGMENT("Segment"),
        QUERY("Query"),
        HEADER("Header");

        private final String wireName;

        Scheme(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }
}
