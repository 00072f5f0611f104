package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;

/**
 * What Graph answered.
 *
 * @param body the JSON; a missing node where there was none
 * @param retryAfter what the header of that name says
 */
record GraphReply(int status, JsonNode body, Optional<Duration> retryAfter) {

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Graph's code and message of an error, in one line. */
    String error() {
        var error = body.path("error");
        return status + " " + error.path("code").asText("no code") + ": "
                + error.path("message").asText("no message");
    }
}
