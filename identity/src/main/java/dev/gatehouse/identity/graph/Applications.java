package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.graph.GraphCall.Attempt;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory's applications, found again by their unique names. */
final class Applications {
    /** The directory's own limit for a display name. */
    static final int LONGEST_NAME = 256;

    private static final String DELETED = "/directory/deletedItems";
    /** How often to look again before something that isn't found is taken to be gone. */
    private static final List<Duration> LOOK_AGAIN = List.of(Duration.ofMillis(100), Duration.ofMillis(400));

    private final GraphCall call;

    Applications(GraphCall call) {
        this.call = call;
    }

    /** Makes the application, restores it if it lies among the deleted ones, or finds it. Never makes a second one. */
    DirectoryApplication ensure(String uniqueName, ObjectNode wanted) {
        return find(uniqueName)
                .or(() -> deleted(uniqueName).map(deleted -> restore(uniqueName, deleted)))
                .orElseGet(() -> create(uniqueName, wanted));
    }

    /** The application as it is, waiting for it to appear. */
    DirectoryApplication get(String uniqueName) {
        return new DirectoryApplication(call.read(path(uniqueName)), false);
    }

    Optional<DirectoryApplication> find(String uniqueName) {
        return call.find(path(uniqueName)).map(json -> new DirectoryApplication(json, false));
    }

    /** Like {@link #find}, but not misled by an object that has only not arrived yet. */
    Optional<DirectoryApplication> findPatiently(String uniqueName) {
        var found = find(uniqueName);
        for (var wait : LOOK_AGAIN) {
            if (found.isPresent() || !call.pause(wait)) {
                return found;
            }
            found = find(uniqueName);
        }
        return found;
    }

    void change(DirectoryApplication application, JsonNode change) {
        call.send(
                GraphRequest.patch(call.url("/applications/" + application.objectId()), change),
                application.attempt(call.now()));
    }

    /** Deletes it so that it can be restored. Nothing happens if it is gone. */
    void delete(String uniqueName) {
        findPatiently(uniqueName).ifPresent(this::deleteSoftly);
    }

    /** Deletes it for good, also from among the deleted ones. Nothing happens if it is gone. */
    void deleteForGood(String uniqueName) {
        var live = findPatiently(uniqueName);
        live.ifPresent(this::deleteSoftly);
        live.map(DirectoryApplication::objectId)
                .or(() -> deleted(uniqueName).map(json -> json.path("id").asText()))
                .ifPresent(id -> call.send(
                        GraphRequest.delete(call.url(DELETED + "/" + id)),
                        live.isPresent() ? Attempt.FRESH : Attempt.SETTLED,
                        live.isPresent() ? Set.of() : Set.of(404)));
    }

    private void deleteSoftly(DirectoryApplication application) {
        call.send(
                GraphRequest.delete(call.url("/applications/" + application.objectId())), Attempt.SETTLED, Set.of(404));
    }

    /** Deleted objects can't be looked up by unique name, so all are read. */
    private Optional<JsonNode> deleted(String uniqueName) {
        return call.list(DELETED + "/graph.application?$select=id,appId,uniqueName", Attempt.SETTLED).stream()
                .filter(json -> json.path("uniqueName").asText().equals(uniqueName))
                .findFirst();
    }

    private DirectoryApplication restore(String uniqueName, JsonNode deleted) {
        var id = deleted.path("id").asText();
        // 404: restored by an earlier attempt whose answer got lost.
        call.send(GraphRequest.post(call.url(DELETED + "/" + id + "/restore")), Attempt.SETTLED, Set.of(404));
        return new DirectoryApplication(get(uniqueName).json(), true);
    }

    private DirectoryApplication create(String uniqueName, ObjectNode wanted) {
        var reply = call.send(GraphRequest.upsert(call.url(path(uniqueName)), wanted), Attempt.SETTLED);
        var json = reply.status() == 201 && reply.body().hasNonNull("id") ? reply.body() : call.read(path(uniqueName));
        return new DirectoryApplication(json, true);
    }

    private static String path(String uniqueName) {
        return "/applications(uniqueName='" + key(uniqueName) + "')";
    }

    /** A value between the quotes of a key in a path. */
    static String key(String value) {
        return URLEncoder.encode(value.replace("'", "''"), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /** A name as long as the directory takes. */
    static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        var end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.substring(0, end);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
