package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.identity.graph.GraphCall.Attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An application object, as Graph shows it.
 *
 * @param json the object
 * @param justMade whether this adapter made or restored it a moment ago
 */
record DirectoryApplication(JsonNode json, boolean justMade) {
    /** Reports of objects that arrived late go beyond five minutes (facts/entra-and-graph.md §7.5). */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    String objectId() {
        return json.path("id").asText();
    }

    /** The client id, a GUID. */
    String appId() {
        return json.path("appId").asText();
    }

    Optional<JsonNode> role(String roleId) {
        return StreamSupport.stream(json.path("appRoles").spliterator(), false)
                .filter(role -> role.path("id").asText().equalsIgnoreCase(roleId))
                .findFirst();
    }

    boolean isMarked(String mark) {
        return StreamSupport.stream(json.path("tags").spliterator(), false)
                .anyMatch(tag -> tag.asText().equals(mark));
    }

    /** Whether refusals may only mean that the object hasn't arrived everywhere. */
    Attempt attempt(Instant now) {
        return justMade || made().map(made -> made.plus(YOUNG).isAfter(now)).orElse(false)
                ? Attempt.FRESH
                : Attempt.SETTLED;
    }

    private Optional<Instant> made() {
        try {
            return Optional.of(Instant.parse(json.path("createdDateTime").asText("")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
