package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;

/** The header fields that every reply of the token service has (facts/entra-and-graph.md §2.4). */
final class ReplyHeaders {
    private ReplyHeaders() {}

    static Reply add(Request request, Reply reply) {
        var with = reply.with("Cache-Control", "no-store, no-cache")
                .with("Pragma", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("x-ms-request-id", request.id());
        return "true"
                        .equalsIgnoreCase(
                                request.header("return-client-request-id").orElse(""))
                ? with.with("client-request-id", correlationId(request))
                : with;
    }

    /** The client's id of the request where it sent one, as a header field or in the query, else ours. */
    static String correlationId(Request request) {
        return request.header("client-request-id")
                .or(() -> request.query().first("client-request-id"))
                .filter(Directory::isGuid)
                .orElse(request.id());
    }
}
