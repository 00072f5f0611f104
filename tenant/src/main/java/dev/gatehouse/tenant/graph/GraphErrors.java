package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.ErrorRenderer;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.MethodNotAllowedException;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRefused.Reason;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Errors as Graph words them (facts/entra-and-graph.md §7.2). */
final class GraphErrors implements ErrorRenderer {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final TenantFacts tenant;

    GraphErrors(InstantSource clock, TenantFacts tenant) {
        this.clock = clock;
        this.tenant = tenant;
    }

    @Override
    public Optional<Reply> render(Request request, RuntimeException failure) {
        return switch (failure) {
            case DirectoryRefused refused -> Optional.of(refused(request, refused));
            case MethodNotAllowedException method ->
                Optional.of(error(request, 405, Reason.BAD_REQUEST.code(), method.getMessage())
                        .with("Allow", method.allow()));
            case RequestException refused
            when refused.status() == 404 ->
                Optional.of(error(
                        request, 404, Reason.NOT_FOUND.code(), "Resource not found for the segment of this path."));
            case RequestException refused
            when refused.status() >= 500 ->
                Optional.of(error(request, refused.status(), "InternalServerError", refused.getMessage()));
            case RequestException refused ->
                Optional.of(error(request, refused.status(), Reason.BAD_REQUEST.code(), refused.getMessage()));
            default -> Optional.empty();
        };
    }

    private Reply refused(Request request, DirectoryRefused refused) {
        var reason = refused.reason();
        var reply = error(request, reason.status(), reason.code(), refused.getMessage());
        return reason == Reason.NOT_AUTHENTICATED
                ? reply.with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"" + tenant.controlUrl() + "/" + tenant.id()
                                + "/oauth2/v2.0/authorize\", error=\"invalid_token\"")
                : reply;
    }

    private Reply error(Request request, int status, String code, String message) {
        var body = Json.object();
        var error = body.putObject("error");
        error.put("code", code);
        error.put("message", message);
        var inner = error.putObject("innerError");
        inner.put("date", DATE.format(clock.instant()));
        inner.put("request-id", request.id());
        inner.put("client-request-id", GraphReplies.clientRequestId(request));
        return GraphReplies.withIds(request, Reply.json(status, body));
    }
}
