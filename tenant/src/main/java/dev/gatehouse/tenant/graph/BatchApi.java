package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code $batch} (facts/entra-and-graph.md §7.1 g): up to 20 requests in one. Each is a request like any other, with the
 * batch's token: authorized by itself, in a transaction of its own. Parts are handed to Graph's own routes and to nothing
 * else, and those don't include the batch.
 */
final class BatchApi {
    private static final String VERSION = "/v1.0";
    private static final int MOST_PARTS = 20;
    private static final int LARGEST_REPLY = 8 << 20;

    private final Router graph;
    private final GraphTokens tokens;

    BatchApi(Router version1, GraphTokens tokens) {
        this.graph = Router.builder().mount(VERSION, version1).build();
        this.tokens = tokens;
    }

    Reply handle(Request request) {
        tokens.verify(request);
        var parts = parts(request);
        var answered = new LinkedHashMap<String, Reply>();
        long size = 0;
        while (answered.size() < parts.size()) {
            var next = parts.values().stream()
                    .filter(part -> !answered.containsKey(part.id())
                            && answered.keySet().containsAll(part.dependsOn()))
                    .findFirst()
                    .orElseThrow(() -> DirectoryRefused.bad("Requests of the batch depend on each other in a circle."));
            var reply = size > LARGEST_REPLY ? full() : answer(request, next, answered);
            size += reply.body().length;
            answered.put(next.id(), reply);
        }
        var body = Json.object();
        var responses = body.putArray("responses");
        answered.forEach((id, reply) -> responses.add(response(id, reply)));
        return GraphReplies.withIds(request, Reply.json(200, body));
    }

    /** In the order in which they were sent. */
    private static Map<String, BatchPart> parts(Request request) {
        var body = GraphBody.whole(request);
        var list = body.path("requests");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_PARTS || body.size() != 1) {
            throw DirectoryRefused.bad("A batch is an object with requests, an array of 1 to " + MOST_PARTS + ".");
        }
        var parts = new LinkedHashMap<String, BatchPart>();
        for (var each : list) {
            var part = BatchPart.parse(each);
            if (parts.put(part.id(), part) != null) {
                throw DirectoryRefused.bad("Two requests of the batch have the same id.");
            }
        }
        for (var part : parts.values()) {
            if (!parts.keySet().containsAll(part.dependsOn())) {
                throw DirectoryRefused.bad("Request '" + part.id().replaceAll("[^\\x20-\\x7E]", "?")
                        + "' of the batch depends on one that is not in it.");
            }
        }
        circle(parts);
        return parts;
    }

    /** Before anything is done: a batch that can't be finished is refused whole. */
    private static void circle(Map<String, BatchPart> parts) {
        var left = new ArrayList<>(parts.values());
        Set<String> done = new java.util.HashSet<>();
        boolean moved = true;
        while (moved && !left.isEmpty()) {
            moved = left.removeIf(part -> done.containsAll(part.dependsOn()) && done.add(part.id()));
        }
        if (!left.isEmpty()) {
            throw DirectoryRefused.bad("Requests of the batch depend on each other in a circle.");
        }
    }

    private Reply answer(Request batch, BatchPart part, Map<String, Reply> answered) {
        boolean failed =
                part.dependsOn().stream().anyMatch(id -> answered.get(id).status() >= 400);
        if (failed) {
            return error(424, "FailedDependency", "A request that this one depends on has failed.");
        }
        var inner = batch.part(
                part.method(),
                VERSION + part.target(),
                part.headers()
                        .with("Authorization", batch.header("Authorization").orElseThrow()),
                part.body());
        return nested(inner)
                ? error(400, DirectoryRefused.Reason.BAD_REQUEST.code(), "A batch has no batch inside.")
                : graph.handle(inner);
    }

    private static boolean nested(Request part) {
        var path = part.path().toLowerCase(Locale.ROOT);
        return List.of(VERSION + "/$batch", VERSION + "/%24batch").contains(path);
    }

    private static Reply full() {
        return error(429, "TooManyRequests", "The reply to this batch is full: ask for this request again.")
                .with("Retry-After", "1");
    }

    private static Reply error(int status, String code, String message) {
        var body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Reply.json(status, body);
    }

    private static ObjectNode response(String id, Reply reply) {
        var json = Json.object();
        json.put("id", id);
        json.put("status", reply.status());
        var headers = json.putObject("headers");
        reply.headers().forEach(headers::put);
        if (reply.body().length > 0) {
            var type = reply.headers().first("Content-Type").orElse("");
            if (type.startsWith("application/json")) {
                json.set("body", Json.parse(reply.body()));
            } else {
                json.put("body", reply.bodyText());
            }
        }
        return json;
    }
}
