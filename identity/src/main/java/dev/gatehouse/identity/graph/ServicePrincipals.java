package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/** The service principals of applications: what roles are granted to, and on. */
final class ServicePrincipals {
    private final GraphCall call;

    ServicePrincipals(GraphCall call) {
        this.call = call;
    }

    /** Makes the application's service principal, or finds it. */
    String ensure(DirectoryApplication application) {
        var path = path(application.appId());
        var found = find(application.appId());
        if (found.isPresent()) {
            return found.get();
        }
        var body = Applications.object()
                .put("displayName", application.json().path("displayName").asText());
        var reply = call.send(GraphRequest.upsert(call.url(path), body), application.attempt(call.now()));
        var made = reply.status() == 201 && reply.body().hasNonNull("id") ? reply.body() : call.read(path);
        return made.path("id").asText();
    }

    /** The object id of the application's service principal. */
    Optional<String> find(String appId) {
        return call.find(path(appId)).map(json -> json.path("id").asText());
    }

    /** The same, waiting for it to appear. */
    String get(DirectoryApplication application) {
        JsonNode json = call.read(path(application.appId()));
        return json.path("id").asText();
    }

    /** Lets it be used, if it is there and may not be. */
    void enable(String appId) {
        call.find(path(appId))
                .filter(json -> json.path("accountEnabled").isBoolean()
                        && !json.path("accountEnabled").asBoolean())
                .ifPresent(json -> call.send(
                        GraphRequest.patch(
                                call.url("/servicePrincipals/" + json.path("id").asText()),
                                Applications.object().put("accountEnabled", true)),
                        GraphCall.Attempt.SETTLED));
    }

    private static String path(String appId) {
        return "/servicePrincipals(appId='" + Applications.key(appId) + "')";
    }
}
