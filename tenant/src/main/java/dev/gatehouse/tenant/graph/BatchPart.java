package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One request of a batch as it was sent.
 *
 * @param target path and query, beginning with a slash, relative to the version that the batch was sent to
 * @param dependsOn ids of parts that must have succeeded before
 */
record BatchPart(String id, String method, String target, Headers headers, byte[] body, Set<String> dependsOn) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");
    private static final Set<String> MEMBERS = Set.of("id", "method", "url", "headers", "body", "dependsOn");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_URL = 8_192;
    private static final int MOST_HEADERS = 30;
    /** What says who calls, and from where, is the batch's own: SDKs send it along, and it is passed over. */
    private static final Set<String> NOT_IN_A_PART =
            Set.of("authorization", "host", "cookie", "content-length", "transfer-encoding", "connection");

    /** @throws DirectoryRefused if it is malformed; the message names the part where it has an id */
    static BatchPart parse(JsonNode json) {
        if (!json.isObject()) {
            throw DirectoryRefused.bad("Each value of requests is an object.");
        }
        var id = json.path("id").asText();
        if (!json.path("id").isTextual() || id.isBlank() || id.length() > LONGEST_ID) {
            throw DirectoryRefused.bad(
                    "Each value of requests has id, a string of 1 to " + LONGEST_ID + " characters.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw malformed(id, "its members are id, method, url, headers, body and dependsOn");
            }
        });
        var method = json.path("method").asText().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw malformed(id, "method is GET, POST, PATCH, PUT or DELETE");
        }
        var headers = headers(id, json.path("headers"));
        return new BatchPart(
                id,
                method,
                target(id, json.path("url")),
                headers,
                body(id, json.path("body"), headers),
                dependsOn(id, json.path("dependsOn")));
    }

    /** Relative, so that it leads nowhere but to Graph. */
    private static String target(String id, JsonNode json) {
        var url = json.asText();
        if (!json.isTextual() || url.isBlank() || url.length() > LONGEST_URL) {
            throw malformed(id, "url is a string of 1 to " + LONGEST_URL + " characters");
        }
        var target = url.startsWith("/") ? url : "/" + url;
        // SDKs and people leave spaces and such as they are.
        var escaped = target.replace(" ", "%20").replace("\"", "%22");
        try {
            var parsed = new URI(escaped);
            if (!escaped.startsWith("//")
                    && !url.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
                    && parsed.getRawAuthority() == null
                    && parsed.getRawFragment() == null
                    && escaped.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                return escaped;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw malformed(
                id,
                "url is relative to the version, such as /applications?$top=5, with everything but ASCII"
                        + " percent-encoded");
    }

    private static Headers headers(String id, JsonNode json) {
        var headers = Headers.none();
        if (json.isMissingNode() || json.isNull()) {
            return headers;
        }
        if (!json.isObject() || json.size() > MOST_HEADERS) {
            throw malformed(id, "headers is an object of at most " + MOST_HEADERS + " strings");
        }
        for (var each : json.properties()) {
            var name = each.getKey().toLowerCase(Locale.ROOT);
            if (NOT_IN_A_PART.contains(name)) {
                continue;
            }
            // The Java SDK names Content-Type twice, in different cases.
            var before = headers.first(name);
            if (!each.getValue().isTextual()
                    || before.filter(value -> !value.equals(each.getValue().textValue()))
                            .isPresent()) {
                throw malformed(id, "each header is a string and has one value");
            }
            try {
                headers = headers.with(each.getKey(), each.getValue().textValue());
            } catch (IllegalArgumentException _) {
                throw malformed(id, "a header's name or value has a character that headers can't have");
            }
        }
        return headers;
    }

    private static byte[] body(String id, JsonNode json, Headers headers) {
        if (json.isMissingNode() || json.isNull()) {
            return new byte[0];
        }
        var type = headers.first("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw malformed(id, "a body needs the header Content-Type: application/json");
        }
        if (!json.isObject()) {
            throw malformed(id, "body is a JSON object");
        }
        return Json.write(json);
    }

    private static Set<String> dependsOn(String id, JsonNode json) {
        var ids = new LinkedHashSet<String>();
        if (json.isMissingNode() || json.isNull()) {
            return ids;
        }
        if (!(json instanceof ArrayNode)) {
            throw malformed(id, "dependsOn is an array of ids");
        }
        for (var each : json) {
            if (!each.isTextual() || each.textValue().equals(id) || !ids.add(each.textValue())) {
                throw malformed(id, "dependsOn names ids of other requests, each once");
            }
        }
        return ids;
    }

    private static DirectoryRefused malformed(String id, String why) {
        var shown = id.replaceAll("[^\\x20-\\x7E]", "?");
        return DirectoryRefused.bad("Request '" + shown + "' of the batch is malformed: " + why + ".");
    }
}
