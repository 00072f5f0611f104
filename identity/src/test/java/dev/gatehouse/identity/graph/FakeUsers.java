package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.graph.FakeGraph.Answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The users of a directory in memory. */
final class FakeUsers {
    final Map<String, ObjectNode> all = new LinkedHashMap<>();

    ObjectNode add(String principalName, String nickname) {
        var user = FakeGraph.JSON
                .createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("userPrincipalName", principalName)
                .put("mailNickname", nickname);
        all.put(user.path("id").asText(), user);
        return user;
    }

    Answer answer(String method, String below, ObjectNode body) {
        if (method.equals("POST")) {
            if (named(body.path("userPrincipalName").asText()).isPresent()) {
                return FakeGraph.error(400, "Request_BadRequest");
            }
            var made = add("", "");
            made.setAll(body);
            return FakeGraph.ok(201, made);
        }
        var found = named(below.substring(1));
        if (found.isEmpty()) {
            return FakeGraph.error(404, "Request_ResourceNotFound");
        }
        return switch (method) {
            case "GET" -> FakeGraph.ok(200, found.get());
            case "DELETE" -> {
                all.remove(found.get().path("id").asText());
                yield FakeGraph.none(204);
            }
            default -> {
                found.get().setAll(body);
                yield FakeGraph.none(204);
            }
        };
    }

    private Optional<ObjectNode> named(String key) {
        return all.values().stream()
                .filter(user -> user.path("id").asText().equals(key)
                        || user.path("userPrincipalName").asText().equalsIgnoreCase(key))
                .findFirst();
    }
}
