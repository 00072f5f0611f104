package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * One request to Graph.
 *
 * @param url absolute
 * @param body JSON, or nothing
 * @param createIfMissing whether a PATCH makes what isn't there ({@code Prefer: create-if-missing})
 */
record GraphRequest(String method, String url, Optional<JsonNode> body, boolean createIfMissing) {

    static GraphRequest get(String url) {
        return new GraphRequest("GET", url, Optional.empty(), false);
    }

    static GraphRequest delete(String url) {
        return new GraphRequest("DELETE", url, Optional.empty(), false);
    }

    static GraphRequest post(String url, JsonNode body) {
        return new GraphRequest("POST", url, Optional.of(body), false);
    }

    static GraphRequest post(String url) {
        return new GraphRequest("POST", url, Optional.empty(), false);
    }

    static GraphRequest patch(String url, JsonNode body) {
        return new GraphRequest("PATCH", url, Optional.of(body), false);
    }

    static GraphRequest upsert(String url, JsonNode body) {
        return new GraphRequest("PATCH", url, Optional.of(body), true);
    }

    /** Whether sending it twice could do more than sending it once. */
    boolean changes() {
        return !method.equals("GET");
    }

    /** Without the body, which may hold what isn't for logs. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
