package dev.gatehouse.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Gets documents from URLs that somebody else chose: definitions to import and what they refer to, policies by link, an
 * issuer's metadata and keys. The one that does it is {@link GuardedFetcher}.
 */
@FunctionalInterface
public interface Fetcher {

    /**
     * Gets a document.
     *
     * @param url where it is said to be
     * @param maximumBytes of the document
     * @param patience how long it may take, redirects included
     * @throws FetchException if it can't be had, for whatever reason
     */
    Fetched get(URI url, int maximumBytes, Duration patience);

    /**
     * A document.
     *
     * @param url where it was in the end, after redirects
     * @param body not a copy: don't change it
     */
    record Fetched(URI url, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Fetched[" + body.length + " bytes]";
        }
    }
}
